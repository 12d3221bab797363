package dev.keadm.cri;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real containerd, whose endpoint is in {@code KEADM_TEST_CRI}. */
@Tag("peer")
class CriClientPeerTest extends CriContract {
    private static @Nullable CriClient shared;

    @TempDir
    private static Path logs;

    @BeforeAll
    static void connect() {
        String endpoint = System.getenv("KEADM_TEST_CRI");
        assumeTrue(endpoint != null, "KEADM_TEST_CRI names no container runtime to run this test on");
        shared = CriClient.to(new UnixTransports().to(CriEndpoint.parse(endpoint)));
    }

    @AfterAll
    static void close() {
        if (shared != null) {
            shared.close();
        }
    }

    private static CriClient client() {
        if (shared == null) {
            throw new IllegalStateException("not connected");
        }
        return shared;
    }

    @Override
    protected CriRuntime runtime() {
        return client().runtime();
    }

    @Override
    protected CriImages images() {
        return client().images();
    }

    @Override
    protected String image() {
        return "docker.io/local/busybox:1";
    }

    @Override
    protected String logDirectory() {
        return logs.toString();
    }
}
