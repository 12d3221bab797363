package dev.keadm.sandbox.hub;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** The server's half of RFC 6455 on one connection: what CloudHub needs of it, no extensions, no subprotocols. */
final class EdgeSocket {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** gorilla/websocket's: a buffer of 4096 bytes less the room for the largest header. */
    private static final int BUFFER = 4096 - 14;

    private static final int LARGE = 2 * 4096;

    private final Socket socket;
    private final DataInputStream in;

    /** One message at a time; guards writing to the socket. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private EdgeSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Answers the client's upgrade. */
    static EdgeSocket accept(Socket socket) throws IOException {
        EdgeSocket accepted = new EdgeSocket(socket);
        accepted.readHead();
        String key = accepted.header("Sec-WebSocket-Key");
        if (key.isEmpty() || !accepted.header("Upgrade").equalsIgnoreCase("websocket")) {
            accepted.writeRaw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            throw new ProtocolException("no WebSocket upgrade");
        }
        accepted.writeRaw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + acceptance(key) + "\r\n\r\n");
        return accepted;
    }

    /** Of the upgrade request, empty when it was not sent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The next whole message, or empty when the client said goodbye. */
    Optional<String> read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = readPayload(message.size());
            switch (first & 0x0f) {
                case CONTINUATION, TEXT, BINARY -> {
                    message.writeBytes(payload);
                    if ((first & 0x80) != 0) {
                        return Optional.of(message.toString(StandardCharsets.UTF_8));
                    }
                }
                case PING -> writeFrame(0x80 | PONG, payload, 0, payload.length);
                case PONG -> {}
                case CLOSE -> {
                    writeFrame(0x80 | CLOSE, payload, 0, payload.length);
                    return Optional.empty();
                }
                default -> throw new ProtocolException("unknown opcode " + (first & 0x0f));
            }
        }
    }

    /**
     * Sends a text cut as CloudHub's WebSocket library cuts it: one frame while it fits the buffer; else buffers; a really large one
     * as a single non-final frame, closed by an empty final one.
     */
    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int part = bytes.length > LARGE ? bytes.length : BUFFER;
        writing.lock();
        try {
            int opcode = TEXT;
            int at = 0;
            while (bytes.length - at > part || (bytes.length > LARGE && at == 0)) {
                writeFrame(opcode, bytes, at, part);
                opcode = CONTINUATION;
                at += part;
            }
            writeFrame(0x80 | opcode, bytes, at, bytes.length - at);
        } finally {
            writing.unlock();
        }
    }

    /** Ends the connection without a close frame. Whoever reads or writes gets an IOException. */
    void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // it was broken already
        }
    }

    private void writeFrame(int first, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(length + 10);
        frame.put((byte) first);
        if (length < 126) {
            frame.put((byte) length);
        } else if (length < 65_536) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
        frame.put(bytes, offset, length);
        writing.lock();
        try {
            OutputStream out = socket.getOutputStream();
            out.write(frame.array(), 0, frame.position());
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    private byte[] readPayload(int before) throws IOException {
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new ProtocolException("a client's frame is not masked");
        }
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length + before > LARGEST_MESSAGE) {
            throw new ProtocolException("a message of more than " + LARGEST_MESSAGE + " bytes");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length || mask.length < 4) {
            throw new EOFException("the connection ended within a frame");
        }
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    private void readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.length() > LARGEST_HEAD) {
                throw new EOFException("the connection ended within the upgrade request");
            }
            head.append((char) next);
        }
        head.toString().lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
    }

    private void writeRaw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String acceptance(String key) {
        try {
            byte[] text = (key + ACCEPT_SUFFIX).getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
