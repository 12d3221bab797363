package dev.keadm.cri;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/** Streams over a Unix domain socket. */
public record UnixSocketTransport(CriEndpoint.UnixSocket endpoint) implements CriTransport {

    @Override
    public ByteChannel open() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(endpoint.path()));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
