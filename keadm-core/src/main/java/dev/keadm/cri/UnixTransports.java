package dev.keadm.cri;

/** Unix domain sockets, and no named pipes. */
public final class UnixTransports implements CriTransports {
    @Override
    public CriTransport to(CriEndpoint endpoint) {
        return switch (endpoint) {
            case CriEndpoint.UnixSocket socket -> new UnixSocketTransport(socket);
            case CriEndpoint.NamedPipe pipe ->
                throw new IllegalArgumentException("Container runtime endpoint \"" + pipe
                        + "\" is a named pipe of Windows, and this system has none."
                        + " Give unix:///run/containerd/containerd.sock or the like.");
        };
    }
}
