import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Run by the build: {@code java AnyCri.java SOCKET} answers every gRPC call on a Unix socket with an empty message, which is
 * a valid answer of each: so the run that makes the agent's AOT cache needs no container runtime. Runs until it is killed.
 */
final class AnyCri {
    private static final int PREFACE = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final byte[] NOTHING = {};
    private static final byte[] EMPTY_MESSAGE = new byte[5];

    public static void main(String[] args) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(Path.of(args[0])));
            while (true) {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        }
    }

    private static void serve(SocketChannel client) {
        try (client) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(client));
            OutputStream out = Channels.newOutputStream(client);
            in.skipNBytes(PREFACE);
            frame(out, SETTINGS, 0, 0, NOTHING);
            while (true) {
                int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                answer(out, type, flags, stream, in.readNBytes(length));
            }
        } catch (EOFException _) {
            // the client has gone
        } catch (IOException e) {
            System.err.println("AnyCri: " + e);
        }
    }

    private static void answer(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        if (type == SETTINGS && (flags & ACK) == 0) {
            frame(out, SETTINGS, ACK, 0, NOTHING);
        } else if (type == PING && (flags & ACK) == 0) {
            frame(out, PING, ACK, 0, payload);
        } else if ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0) {
            frame(out, HEADERS, END_HEADERS, stream, header("content-type", "application/grpc", 0x88));
            frame(out, DATA, 0, stream, EMPTY_MESSAGE);
            frame(out, HEADERS, END_HEADERS | END_STREAM, stream, header("grpc-status", "0"));
        }
    }

    /** HPACK without tables: the indexed fields first ({@code 0x88} is status 200), then one literal field. */
    private static byte[] header(String name, String value, int... indexed) {
        StringBuilder block = new StringBuilder();
        for (int field : indexed) {
            block.append((char) field);
        }
        block.append((char) 0).append((char) name.length()).append(name);
        block.append((char) value.length()).append(value);
        return block.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] payload) throws IOException {
        byte[] frame = new byte[9 + payload.length];
        frame[1] = (byte) (payload.length >> 8);
        frame[2] = (byte) payload.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        for (int i = 0; i < 4; i++) {
            frame[5 + i] = (byte) (stream >> 24 - 8 * i);
        }
        System.arraycopy(payload, 0, frame, 9, payload.length);
        out.write(frame);
    }
}
