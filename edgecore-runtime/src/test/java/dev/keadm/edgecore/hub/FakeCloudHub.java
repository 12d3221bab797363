package dev.keadm.edgecore.hub;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;

/** CloudHub on a loopback port, frame by frame: OkHttp's own server for tests cannot send in pieces as Go's does. */
final class FakeCloudHub implements AutoCloseable {
    private final SSLServerSocket server;
    private final BlockingQueue<FakeHubSession> sessions = new LinkedBlockingQueue<>();
    private volatile boolean refusing;

    FakeCloudHub(TestAuthority authority) throws IOException {
        server = (SSLServerSocket)
                authority.cloud().getServerSocketFactory().createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        server.setNeedClientAuth(true);
        Thread.ofVirtual().start(this::accept);
    }

    CloudEndpoint endpoint() {
        return new CloudEndpoint("127.0.0.1", server.getLocalPort());
    }

    /** Answers no upgrade from here on. */
    void refuse() {
        refusing = true;
    }

    FakeHubSession nextSession() throws InterruptedException {
        FakeHubSession session = sessions.poll(10, TimeUnit.SECONDS);
        if (session == null) {
            throw new AssertionError("No node connected within 10 s");
        }
        return session;
    }

    boolean hasAnotherSession() {
        return !sessions.isEmpty();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                upgrade(server.accept());
            } catch (IOException _) {
                // a client that does not trust us, or the end of the test
            }
        }
    }

    private void upgrade(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        if (refusing) {
            String no = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(no.getBytes(StandardCharsets.US_ASCII));
            socket.close();
            return;
        }
        FakeHubSession session = new FakeHubSession(socket, in, request.toString());
        session.open();
        sessions.add(session);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (FakeHubSession session : sessions) {
            session.cut();
        }
    }
}
