package dev.keadm.cri;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Every socket goes to the one runtime, whatever address OkHttp was made to believe in. */
final class ChannelSocketFactory extends SocketFactory {
    private final CriTransport transport;

    ChannelSocketFactory(CriTransport transport) {
        this.transport = transport;
    }

    @Override
    public Socket createSocket() {
        return new ChannelSocket(transport);
    }

    @Override
    public Socket createSocket(String host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        return createSocket();
    }
}
