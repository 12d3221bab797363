package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.example.TurnOn;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A join that is through is through, whatever becomes of what follows. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "its machine is one with Linux")
class AfterTheRunTest {
    private static final List<Step<?, ?>> RESTART = List.of(new TurnOn(Path.of("/opt/feature")));

    @TempDir
    Path folder;

    @Test
    void shouldStayDoneWhenWhatGoesOnAfterARestartCannotBeTakenAway() {
        JoinWorld world = world(List.of(), FailingRestarts.REFUSED);

        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(warnings(world))
                .containsExactly(
                        "What lets join go on after a restart is left: '/data/restarts.json': permission denied."
                                + " The machine is a node all the same; another keadm join takes it away, as does keadm reset.");
        assertThat(world.host.snapshot().processes()).isNotEmpty();
    }

    @Test
    void shouldStillWaitForARestartThatCannotBeBegun() {
        JoinWorld world = world(RESTART, FailingRestarts.REFUSED);

        assertThat(world.join()).isEqualTo(Outcome.REBOOT_NEEDED);

        assertThat(warnings(world)).singleElement().asString().contains("permission denied", "restart it yourself");
    }

    @Test
    void shouldStayDoneWhenItIsInterruptedAfterTheRun() {
        JoinWorld world = world(List.of(), FailingRestarts.INTERRUPTED);

        Outcome outcome = world.join();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(Outcome.CHANGED);
        assertThat(warnings(world)).singleElement().asString().contains("it was stopped");
    }

    private JoinWorld world(List<Step<?, ?>> system, Restarts restarts) {
        JoinWorld world = new JoinWorld(folder.resolve("journal"));
        world.platform = new AlteredPlatform(world.platform, system, restarts, Set.of());
        return world;
    }

    private static List<String> warnings(JoinWorld world) {
        return world.events.stream()
                .filter(Event.Warning.class::isInstance)
                .map(event -> ((Event.Warning) event).sentence())
                .toList();
    }

    /** @param interrupted or else refused */
    private record FailingRestarts(boolean interrupted) implements Restarts {
        static final Restarts REFUSED = new FailingRestarts(false);
        static final Restarts INTERRUPTED = new FailingRestarts(true);

        @Override
        public void needed(JoinRequest.Reboot wish, Reporter reporter) throws IOException, InterruptedException {
            over();
        }

        @Override
        public void over() throws IOException, InterruptedException {
            if (interrupted) {
                throw new InterruptedException("Ctrl-C");
            }
            throw new AccessDeniedException("/data/restarts.json");
        }
    }
}
