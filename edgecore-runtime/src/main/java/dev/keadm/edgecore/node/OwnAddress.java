package dev.keadm.edgecore.node;

import dev.keadm.host.SourceAddress;
import java.io.IOException;
import java.net.InetAddress;

/** Which of its addresses the machine is known by. */
final class OwnAddress {
    /** TEST-NET-1, RFC 5737: reached over the default route wherever there is one. */
    private static final InetAddress ANYWHERE = InetAddress.ofLiteral("192.0.2.1");

    private OwnAddress() {}

    /** @throws IOException when the name is unknown, or no route leads there */
    static InetAddress towards(String host) throws IOException {
        return SourceAddress.towards(InetAddress.getByName(host))
                .orElseThrow(() -> new IOException("no route leads to " + host));
    }

    /** Towards everywhere; {@code otherwise} when there is no such route. */
    static InetAddress onDefaultRoute(InetAddress otherwise) {
        return SourceAddress.towards(ANYWHERE).orElse(otherwise);
    }
}
