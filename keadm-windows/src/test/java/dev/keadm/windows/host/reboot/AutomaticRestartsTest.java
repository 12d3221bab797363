package dev.keadm.windows.host.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.FakeHost;
import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutomaticRestartsTest {
    private static final Path DATA = Path.of("/var/lib");
    private static final JoinRequest.Reboot AUTO = new JoinRequest.Reboot(true, List.of("--reboot=auto"));
    private static final String REQUEST = "30 keadm join restarts this machine, and goes on after that.";

    private final FakeHost host = new FakeHost();
    private final FakeBootTasks tasks = new FakeBootTasks(host.faults());
    private final List<Event> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final FakeRestart restart = new FakeRestart(now.minus(Duration.ofHours(5)));

    @BeforeEach
    void registerTask() throws IOException, InterruptedException {
        tasks.register(new BootTask(GoOnAfterRestart.TASK, "", Path.of("/java"), List.of(), DATA));
    }

    private AutomaticRestarts restarts() {
        return new AutomaticRestarts(tasks, restart, host.files(), DATA, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void needed() throws IOException, InterruptedException {
        restarts().needed(AUTO, events::add);
    }

    private void restartMachine() {
        now = now.plus(Duration.ofMinutes(3));
        restart.startedAt(now);
        now = now.plus(Duration.ofMinutes(1));
    }

    @Test
    void shouldLeaveTheMachineToItsUserUnlessAskedTo() throws Exception {
        restarts().needed(JoinRequest.Reboot.BY_HAND, events::add);

        assertThat(restart.begun()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void shouldRestartTwiceAndThenGiveUp() throws Exception {
        needed();
        restartMachine();
        needed();
        restartMachine();
        assertThat(tasks.exists(GoOnAfterRestart.TASK)).isTrue();
        needed();

        assertThat(restart.begun()).containsExactly(REQUEST, REQUEST);
        assertThat(tasks.exists(GoOnAfterRestart.TASK)).isFalse();
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        Event.Warning.class,
                        warning -> assertThat(warning.sentence())
                                .startsWith("The machine was restarted 2 times and still waits for a restart"));
    }

    @Test
    void shouldAskAgainForARestartThatDidNotComeAbout() throws Exception {
        for (int i = 0; i < 4; i++) {
            needed();
            now = now.plus(Duration.ofMinutes(5));
        }

        assertThat(restart.begun()).hasSize(4);
        assertThat(RestartCount.read(host.files(), DATA))
                .hasValueSatisfying(count -> assertThat(count.restarts()).isOne());
        assertThat(events).filteredOn(Event.Warning.class::isInstance).hasSize(3);
    }

    @Test
    void shouldRemoveTheTaskAndItsFilesWhenJoinIsAtItsEnd() throws Exception {
        FakeHost.Snapshot before = host.snapshot();
        needed();

        restarts().over();
        restarts().over();

        assertThat(tasks.snapshot()).isEmpty();
        assertThat(host.snapshot()).isEqualTo(before);
    }
}
