package dev.keadm.cri;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A channel dressed as a socket, for OkHttp. The channel is opened where OkHttp connects, so that what goes wrong there
 * is its connection failure. The streams are our own: those of {@link java.nio.channels.Channels} share one lock for
 * both directions on some JDKs.
 */
final class ChannelSocket extends Socket {
    private final CriTransport transport;

    /** Set once by the connecting thread, before OkHttp hands the socket to others. */
    private volatile @Nullable ByteChannel channel;

    private volatile boolean closed;

    ChannelSocket(CriTransport transport) {
        this.transport = transport;
    }

    @Override
    public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
        ByteChannel opened = open();
        channel = opened;
        if (closed) {
            opened.close();
        }
    }

    private ByteChannel open() throws IOException {
        try {
            return transport.open();
        } catch (IOException e) {
            throw new NotReachedException(e);
        }
    }

    /** Told apart from all that can go wrong later: nothing was sent. */
    static final class NotReachedException extends ConnectException {
        NotReachedException(IOException cause) {
            super(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
            initCause(cause);
        }
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new ChannelInput(opened());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new ChannelOutput(opened());
    }

    private ByteChannel opened() throws SocketException {
        ByteChannel opened = channel;
        if (opened == null) {
            throw new SocketException("not connected to " + transport.endpoint());
        }
        return opened;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        ByteChannel opened = channel;
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public boolean isConnected() {
        return channel != null;
    }

    @Override
    public boolean isClosed() {
        ByteChannel opened = channel;
        return closed || (opened != null && !opened.isOpen());
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public void setSoTimeout(int millis) {
        // the deadline of a call closes it; a channel that blocks has no read timeout of its own
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // not TCP
    }

    @Override
    public boolean isInputShutdown() {
        return isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return isClosed();
    }

    private static final class ChannelInput extends InputStream {
        private final ByteChannel channel;

        ChannelInput(ByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class ChannelOutput extends OutputStream {
        private final ByteChannel channel;

        ChannelOutput(ByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
