package dev.keadm.windows.pipe;

import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriTransport;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections that came to be. */
final class CountingTransport implements CriTransport {
    private final CriTransport transport;
    private final AtomicInteger opened = new AtomicInteger();

    CountingTransport(CriTransport transport) {
        this.transport = transport;
    }

    int opened() {
        return opened.get();
    }

    @Override
    public CriEndpoint endpoint() {
        return transport.endpoint();
    }

    @Override
    public ByteChannel open() throws IOException {
        ByteChannel channel = transport.open();
        opened.incrementAndGet();
        return channel;
    }
}
