package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.SandboxException;
import dev.keadm.sandbox.pki.CertificateAuthority;
import dev.keadm.sandbox.pki.ServerTls;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;

/** The listening side of CloudHub: TLS, WebSocket, and a thread and a session for each connection. */
final class HubServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.keadm.sandbox.hub");
    private static final int HANDSHAKE_MILLIS = 30_000;

    interface Sessions {
        EdgeSession open(String node, EdgeSocket socket);

        void receive(EdgeSession session, Frame frame);

        void closed(EdgeSession session);
    }

    private final Sessions sessions;
    private final SSLServerSocket listener;

    private HubServer(SSLServerSocket listener, Sessions sessions) {
        this.listener = listener;
        this.sessions = sessions;
    }

    /** @throws SandboxException when the port is taken */
    static HubServer start(int port, CertificateAuthority ca, Sessions sessions) {
        try {
            SSLServerSocket listener =
                    (SSLServerSocket) ServerTls.hub(ca).getServerSocketFactory().createServerSocket();
            listener.setSSLParameters(ServerTls.hubParameters());
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            HubServer server = new HubServer(listener, sessions);
            Thread.ofVirtual().name("hub-listener").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot listen on 127.0.0.1:" + port + " for edges: " + e.getMessage()
                            + "; choose another port, or 0 for any",
                    e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the listener was closed already", e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().name("hub-connection").start(() -> serve(socket));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "accept ended", e);
            }
        }
    }

    private void serve(Socket raw) {
        try (raw) {
            raw.setTcpNoDelay(true);
            raw.setSoTimeout(HANDSHAKE_MILLIS);
            EdgeSocket socket = EdgeSocket.accept(raw);
            raw.setSoTimeout(0);
            EdgeSession session = sessions.open(socket.header("node_id"), socket);
            session.start();
            session.end(converse(socket, session));
            sessions.closed(session);
        } catch (IOException e) {
            LOG.log(Level.INFO, "a connection was refused why={0}", e.getMessage());
        }
    }

    /** Reads until the connection ends, and says why it did. Without the header ConnectionUse nothing is looked at. */
    private String converse(EdgeSocket socket, EdgeSession session) {
        boolean reads = socket.header("ConnectionUse").equals("msg");
        try {
            for (Optional<String> text = socket.read(); text.isPresent(); text = socket.read()) {
                if (reads) {
                    sessions.receive(session, Frame.decode(text.get()));
                }
            }
            return "closed by the edge";
        } catch (IllegalArgumentException e) {
            return "a message that cannot be decoded: " + e.getMessage();
        } catch (IOException e) {
            return "connection broken: " + e.getMessage();
        }
    }
}
