package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.request.JoinRequest.SmokeTest;
import dev.keadm.runtime.TrialEnd;
import dev.keadm.workflow.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "its machine is one with Linux")
class RunTrialPodTest {
    private static final String HELLO = "docker.io/library/hello-world:latest";

    @TempDir
    Path folder;

    @Test
    void shouldRunAPodAndLeaveNothingOfIt() throws Exception {
        JoinWorld world = world(Optional.empty());
        FakeHost.Snapshot before = world.host.snapshot();

        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(world.events.toString()).contains("Run " + HELLO + " once", "Fetching " + HELLO, "It ended well");
        assertThat(world.runtimes.sandboxesNow()).isEmpty();
        assertThat(world.runtimes.imagesNow()).isEmpty();
        assertThat(world.host.snapshot().files().keySet()).noneMatch(path -> path.contains("smoke-test"));
        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);
        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldLeaveAnImageThatWasThere() throws Exception {
        JoinWorld world = world(Optional.of("mirror.example.org/hello:1"));
        world.runtimes.withImage("mirror.example.org/hello:1");

        world.join();

        assertThat(world.events.toString()).contains("mirror.example.org/hello:1 is here");
        assertThat(world.runtimes.imagesNow()).containsExactly("mirror.example.org/hello:1");
    }

    @Test
    void shouldRunItInEachJoinThatAsksForIt() throws Exception {
        JoinWorld world = world(Optional.empty());
        world.join();
        world.events.clear();

        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(world.events.toString()).contains("Run " + HELLO + " once");
        assertThat(world.runtimes.sandboxesNow()).isEmpty();
    }

    @Test
    void shouldEndAPodThatRunsOn() throws Exception {
        JoinWorld world = world(Optional.empty());
        world.runtimes.whoseTrialsRunOn();
        List<Duration> pauses = new ArrayList<>();
        world.waiting = pauses::add;

        assertThat(world.join()).isEqualTo(Outcome.CHANGED);

        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(15));
        assertThat(world.events.toString()).contains("It runs, and is ended now");
        assertThat(world.runtimes.sandboxesNow()).isEmpty();
    }

    @Test
    void shouldTakeAllBackWhenThePodFails() throws Exception {
        JoinWorld world = world(Optional.empty());
        world.runtimes.whoseTrialsEnd(new TrialEnd(125, "StartError"));

        failsSaying(world, "ended with 125 (StartError)");
    }

    @Test
    void shouldTakeAllBackWhenTheRuntimeRefusesThePod() throws Exception {
        failsSaying(world(Optional.of("broken:1")), "no match for platform in manifest");
    }

    private static void failsSaying(JoinWorld world, String text) {
        FakeHost.Snapshot before = world.host.snapshot();

        assertThatThrownBy(world::join)
                .hasMessageContaining(text)
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_UNDONE));

        assertThat(world.host.snapshot()).isEqualTo(before);
        assertThat(world.runtimes.sandboxesNow()).isEmpty();
        assertThat(world.runtimes.imagesNow()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveTheMachineAsItWasWhicheverChangeFails(FakeFaults.When when) throws Exception {
        JoinWorld good = world(Optional.empty());
        good.join();
        int changes = good.host.faults().operations().size();

        for (int i = 1; i <= changes; i++) {
            int failing = i;
            JoinWorld world = world(Optional.empty());
            FakeHost.Snapshot before = world.host.snapshot();
            world.host.faults().fail(when, operation -> operation.number() == failing);
            FakeFaults.Operation failed = good.host.faults().operations().get(i - 1);

            assertThatThrownBy(world::join).as("change %s", failed).isInstanceOf(KeadmException.class);

            assertThat(world.host.snapshot())
                    .as("after the failure of %s", failed)
                    .isEqualTo(before);
            assertThat(world.runtimes.sandboxesNow())
                    .as("after the failure of %s", failed)
                    .isEmpty();
        }
    }

    private JoinWorld world(Optional<String> image) throws Exception {
        JoinWorld world = new JoinWorld(Files.createTempDirectory(folder, "run"));
        world.smokeTest = Optional.of(new SmokeTest(image));
        return world;
    }
}
