package dev.keadm.edgecore.hub;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One node's WebSocket as its server has it. */
final class FakeHubSession {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;

    /** The upgrade's head, in lower case. */
    final String request;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final String key;
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    FakeHubSession(Socket socket, DataInputStream in, String head) throws IOException {
        this.socket = socket;
        this.in = in;
        this.out = new DataOutputStream(socket.getOutputStream());
        this.request = head.toLowerCase(Locale.ROOT);
        int start = request.indexOf("sec-websocket-key: ") + "sec-websocket-key: ".length();
        this.key = head.substring(start, head.indexOf('\r', start));
    }

    void open() throws IOException {
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(this::read);
    }

    private String accept() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0xf;
                byte[] payload = payload();
                if (opcode == TEXT) {
                    texts.add(new String(payload, StandardCharsets.UTF_8));
                } else if (opcode == PING) {
                    frame(FINAL | PONG, payload);
                }
            }
        } catch (IOException _) {
            // either side ended it
        }
    }

    /** A client's payload is masked. */
    private byte[] payload() throws IOException {
        long length = in.readUnsignedByte() & 0x7f;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    /** The next text from the node. */
    String receive() throws InterruptedException {
        String text = texts.poll(10, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("The node sent nothing within 10 s");
        }
        return text;
    }

    void send(String text) throws IOException {
        frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As Go does with what is larger than its buffer: the last frame is empty. */
    void sendInPieces(String text, int size) throws IOException {
        for (int at = 0; at < text.length(); at += size) {
            String piece = text.substring(at, Math.min(at + size, text.length()));
            frame(at == 0 ? TEXT : CONTINUATION, piece.getBytes(StandardCharsets.UTF_8));
        }
        frame(FINAL | CONTINUATION, new byte[0]);
    }

    private synchronized void frame(int head, byte[] payload) throws IOException {
        out.writeByte(head);
        if (payload.length < 126) {
            out.writeByte(payload.length);
        } else {
            out.writeByte(payload.length < 65536 ? 126 : 127);
            if (payload.length < 65536) {
                out.writeShort(payload.length);
            } else {
                out.writeLong(payload.length);
            }
        }
        out.write(payload);
        out.flush();
    }

    /** As when a cable is pulled and a router says so. */
    void cut() throws IOException {
        socket.close();
    }
}
