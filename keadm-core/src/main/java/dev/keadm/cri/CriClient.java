package dev.keadm.cri;

/** A runtime over one shared connection, which is opened when it is needed and opened again when it broke. */
public final class CriClient implements AutoCloseable {
    private final CriCalls calls;
    private final GrpcCriRuntime runtime;
    private final GrpcCriImages images;

    public CriClient(CriTransport transport, CriDeadlines deadlines) {
        calls = new CriCalls(transport);
        runtime = new GrpcCriRuntime(calls, deadlines);
        images = new GrpcCriImages(calls, deadlines);
    }

    /** With the kubelet's deadlines. Nothing is sent before the first call. */
    public static CriClient to(CriTransport transport) {
        return new CriClient(transport, CriDeadlines.KUBELET);
    }

    public CriRuntime runtime() {
        return runtime;
    }

    public CriImages images() {
        return images;
    }

    /** Calls under way fail. */
    @Override
    public void close() {
        calls.close();
    }
}
