package dev.keadm.cri;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Over a socket: that of the containerd whose endpoint is in {@code KEADM_TEST_CRI}. */
@Tag("peer")
class CriClientPeerTest extends CriPeerContract {
    @BeforeAll
    static void connect() {
        String endpoint = System.getenv("KEADM_TEST_CRI");
        assumeTrue(endpoint != null, "KEADM_TEST_CRI names no container runtime to run this test on");
        use(CriClient.to(new UnixTransports().to(CriEndpoint.parse(endpoint))));
    }
}
