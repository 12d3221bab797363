package dev.keadm.cri;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Leads to a server on loopback, whose connections the test breaks and which it lets be away for some attempts. */
final class BreakableTransport implements CriTransport {
    private final int port;
    private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger away = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();

    BreakableTransport(int port) {
        this.port = port;
    }

    /** Breaks all connections; the next attempts find nobody. */
    void breakAll(int attemptsThatFindNobody) throws IOException {
        away.set(attemptsThatFindNobody);
        while (!open.isEmpty()) {
            open.remove().close();
        }
    }

    @Override
    public CriEndpoint endpoint() {
        return new CriEndpoint.NamedPipe("breakable");
    }

    /** How often somebody wanted a connection. */
    int attempts() {
        return attempts.get();
    }

    @Override
    public ByteChannel open() throws IOException {
        attempts.incrementAndGet();
        if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ConnectException("nobody listens");
        }
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        open.add(channel);
        return channel;
    }
}
