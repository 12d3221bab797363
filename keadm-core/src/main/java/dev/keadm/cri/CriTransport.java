package dev.keadm.cri;

import java.io.IOException;
import java.nio.channels.ByteChannel;

/** Opens streams of bytes to a container runtime. Many may be open at once. */
public interface CriTransport {

    CriEndpoint endpoint();

    /**
     * A blocking stream that is connected, or is about to be: one thread reads while another writes, and closing it
     * wakes both.
     *
     * @throws IOException nothing listens there, or it refuses us
     */
    ByteChannel open() throws IOException;

    /**
     * The transport of this machine for an endpoint.
     *
     * @throws IllegalArgumentException an endpoint that this machine cannot reach
     */
    static CriTransport to(CriEndpoint endpoint) {
        return switch (endpoint) {
            case CriEndpoint.UnixSocket socket -> new UnixSocketTransport(socket);
            case CriEndpoint.NamedPipe pipe ->
                throw new IllegalArgumentException("Container runtime endpoint \"" + pipe
                        + "\" is a named pipe, and this build reaches runtimes over Unix sockets only."
                        + " Give unix:///run/containerd/containerd.sock or the like.");
        };
    }
}
