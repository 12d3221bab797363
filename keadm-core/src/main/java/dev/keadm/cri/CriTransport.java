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
}
