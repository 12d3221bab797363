package dev.keadm.windows.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriPeerContract;
import dev.keadm.wine.OnWindows;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract of runtimes on a real containerd behind a named pipe; {@link PipeCriPeerTest} brings it one. */
@OnWindows
@EnabledIfEnvironmentVariable(
        named = PipeCriTest.VARIABLE,
        matches = ".+",
        disabledReason = PipeCriTest.VARIABLE + " names no pipe of a container runtime")
class PipeCriTest extends CriPeerContract {
    static final String VARIABLE = "KEADM_TEST_PIPE";

    private static final List<String> WARNINGS = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void connect() {
        CriEndpoint endpoint = CriEndpoint.parse(System.getenv(VARIABLE));
        use(CriClient.to(new PipeTransports(WARNINGS::add).to(endpoint)));
    }

    @AfterAll
    static void shouldHaveWarnedOnceAtMost() {
        assertThat(WARNINGS).hasSizeLessThanOrEqualTo(1);
    }
}
