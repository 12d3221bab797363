package dev.keadm.windows.pipe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.cri.CriEndpoint;
import java.nio.file.Path;

/** The container runtime that {@code KEADM_TEST_CRI} names. */
final class LinuxContainerd {
    private static final String VARIABLE = "KEADM_TEST_CRI";

    private LinuxContainerd() {}

    /** Its socket; the test that asks is skipped when there is none. */
    static Path socket() {
        String endpoint = System.getenv(VARIABLE);
        assumeTrue(endpoint != null, VARIABLE + " names no container runtime to run this test on");
        return switch (CriEndpoint.parse(String.valueOf(endpoint))) {
            case CriEndpoint.UnixSocket socket -> socket.path();
            case CriEndpoint.NamedPipe pipe -> throw new IllegalStateException(pipe + " is no Unix socket");
        };
    }
}
