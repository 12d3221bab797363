package dev.keadm.windows.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriContract;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.CriRuntime;
import dev.keadm.wine.OnWindows;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The contract of runtimes on a real containerd behind a named pipe; {@link PipeCriPeerTest} brings it one. */
@OnWindows
@EnabledIfEnvironmentVariable(
        named = PipeCriTest.VARIABLE,
        matches = ".+",
        disabledReason = PipeCriTest.VARIABLE + " names no pipe of a container runtime")
class PipeCriTest extends CriContract {
    static final String VARIABLE = "KEADM_TEST_PIPE";

    private static final List<String> WARNINGS = new CopyOnWriteArrayList<>();
    private static @Nullable CriClient shared;

    @TempDir
    private static Path logs;

    @BeforeAll
    static void connect() {
        CriEndpoint endpoint = CriEndpoint.parse(System.getenv(VARIABLE));
        shared = CriClient.to(new PipeTransports(WARNINGS::add).to(endpoint));
    }

    @AfterAll
    static void close() {
        client().close();
        assertThat(WARNINGS).hasSizeLessThanOrEqualTo(1);
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
