package dev.keadm.edgecore.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Sockets that break when one message grows too large. OkHttp collects a message whole, however large, and the agent's
 * heap is small; so the bytes since the last whole message are counted where they come in.
 */
final class MeteredSocketFactory extends SocketFactory {
    private final long limit;

    /** Bytes read since {@link #messageComplete}: added to and set to zero by the reader thread. */
    private final AtomicLong sinceMessage = new AtomicLong();

    MeteredSocketFactory(long limit) {
        this.limit = limit;
    }

    void messageComplete() {
        sinceMessage.set(0);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Metered(super.getInputStream());
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    private final class Metered extends FilterInputStream {
        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws IOException {
            if (sinceMessage.addAndGet(bytes) > limit) {
                throw new IOException("CloudHub sent a message of more than " + limit + " bytes");
            }
        }
    }
}
