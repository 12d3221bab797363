package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.ServiceStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.windows.host.preflight.RecordedMachine;
import dev.keadm.workflow.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine on which Go's EdgeCore runs becomes the same node by this one, and goes back. */
class GoEdgeCoreJoinTest {
    @TempDir
    Path folder;

    private WindowsWorld world;
    private FakeHost.Snapshot before;

    @BeforeEach
    void prepareMachine() {
        prepareMachine(true);
    }

    private void prepareMachine(boolean service) {
        world = new WindowsWorld(RecordedMachine.server2022(), folder.resolve("journal"));
        world.runtimes.answering();
        if (service) {
            world.withGoService();
        }
        world.withGoCertificate();
        world.withGoDatabase();
        world.cloud.withNode("");
        before = world.host.snapshot();
    }

    private void replacing() {
        world.wish = new JoinRequest.Machine(JoinRequest.Reboot.BY_HAND, false, Optional.empty(), true, false);
        world.token = false;
    }

    @Test
    void shouldNotTouchItUnlessAskedTo() {
        assertThatThrownBy(() -> world.join(false)).hasMessageContaining("[go-edgecore] Another EdgeCore is on this");

        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldTakeItsPlaceWithItsCertificateAndDatabaseAndWithoutAToken() throws Exception {
        replacing();

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);

        assertThat(world.services.read("edgecore")).isPresent();
        assertThat(world.host.host().files().readString(Path.of("/ProgramData/KubeEdge/certs/server.crt")))
                .isEqualTo(world.host.host().files().readString(Path.of("/etc/kubeedge/certs/server.crt")));
        assertThat(world.host.host().files().readString(Path.of("/ProgramData/KubeEdge/data/edgecore.db")))
                .isEqualTo("its pods");
        assertThat(world.host.services().status("edgecore")).isInstanceOf(ServiceStatus.Running.class);
    }

    @Test
    void shouldPutItBackAtReset() {
        replacing();
        world.join(false);

        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);

        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldPutAllBackWhicheverChangeFails(boolean service) {
        prepareMachine(service);
        replacing();
        int changes = changes();
        for (int number = 1; number <= changes; number++) {
            prepareMachine(service);
            replacing();
            world.host.faults().reset();
            int failing = number;
            world.host.faults().fail(FakeFaults.When.REFUSED, operation -> operation.number() == failing);

            assertThatThrownBy(() -> world.join(false))
                    .as("change %d", failing)
                    .isInstanceOf(KeadmException.class)
                    .hasMessageContaining("fault: ");

            assertThat(world.host.snapshot()).as("change %d", failing).isEqualTo(before);
        }
    }

    private int changes() {
        world.host.faults().reset();
        world.join(false);
        int changes = world.host.faults().operations().size();
        world.reset();
        return changes;
    }
}
