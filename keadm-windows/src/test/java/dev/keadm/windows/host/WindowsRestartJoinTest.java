package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.ServiceStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.windows.host.features.FeatureState;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.preflight.RecordedMachine;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole join on a machine whose features are off, below a containerd that has no network yet. */
class WindowsRestartJoinTest {
    @TempDir
    Path folder;

    private WindowsWorld world;

    @BeforeEach
    void prepareMachine() {
        world = new WindowsWorld(RecordedMachine.server2022(), folder.resolve("journal"));
        world.runtimes.answering().withoutNetwork();
    }

    private void automatic() {
        world.wish = new JoinRequest.Machine(
                new JoinRequest.Reboot(true, List.of("--cloudcore-ipport=cloud.example.org:10000", "--reboot=auto")),
                false,
                Optional.empty(),
                false,
                false);
    }

    private void restart() {
        world.features.restart();
        world.restart.startedAt(WindowsWorld.NOW.plus(Duration.ofMinutes(1)));
        world.token = false;
    }

    @Test
    void shouldGoOnAfterARestartWithoutAToken() {
        assertThat(world.join(false)).isEqualTo(Outcome.REBOOT_NEEDED);
        assertThat(world.host.services().status("edgecore")).isInstanceOf(ServiceStatus.NotInstalled.class);
        assertThat(world.restart.begun()).isEmpty();
        assertThat(world.tasks.snapshot()).isEmpty();

        restart();

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);
        assertThat(world.host.services().status("edgecore")).isInstanceOf(ServiceStatus.Running.class);
        world.runtimes.answering();
        assertThat(world.join(false)).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void shouldRestartTheMachineItselfAndGoOnByATaskThatGoesAtTheEnd() {
        automatic();

        assertThat(world.join(false)).isEqualTo(Outcome.REBOOT_NEEDED);
        assertThat(world.restart.begun()).hasSize(1);
        assertThat(world.tasks.snapshot()).containsOnlyKeys("KubeEdge join");
        assertThat(world.events.getLast())
                .isEqualTo(new Event.StepSaid(
                        "restart", "The machine restarts in 30 s, and join goes on by itself after that."));

        restart();

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);
        assertThat(world.tasks.snapshot()).isEmpty();
        assertThat(world.host.snapshot().files().keySet())
                .noneMatch(path -> path.contains("join-after-restart") || path.contains("restarts.json"));
    }

    @Test
    void shouldTakeBackAllButTheFeatureThatCounts() {
        automatic();
        FakeHost.Snapshot before = world.host.snapshot();
        Map<?, ?> registry = world.machine.registry.snapshot();
        world.join(false);
        restart();
        world.join(false);

        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);

        assertThat(world.host.snapshot()).isEqualTo(before);
        assertThat(world.machine.registry.snapshot()).isEqualTo(registry);
        assertThat(world.features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.ENABLED);
    }

    @Test
    void shouldTakeBackWhatWasDoneBeforeTheRestart() {
        automatic();
        FakeHost.Snapshot before = world.host.snapshot();
        world.join(false);

        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);

        assertThat(world.host.snapshot()).isEqualTo(before);
        assertThat(world.tasks.snapshot()).isEmpty();
        assertThat(world.features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.DISABLED);
    }

    @Test
    void shouldTakeBackBothRunsWhenTheSecondFails() {
        automatic();
        FakeHost.Snapshot before = world.host.snapshot();
        world.join(false);
        restart();
        world.host
                .faults()
                .fail(FakeFaults.When.REFUSED, change -> change.name().equals("startService"));

        assertThatThrownBy(() -> world.join(false))
                .isInstanceOf(KeadmException.class)
                .hasMessageContaining("All changes are undone");

        assertThat(world.host.snapshot()).isEqualTo(before);
        assertThat(world.tasks.snapshot()).isEmpty();
    }
}
