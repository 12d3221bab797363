package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.FakeHost;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code join --dry-run} says. Renewed by {@code -Dgolden.update=true}. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "its machine is one with Linux")
class JoinPlanGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/join");

    @TempDir
    Path folder;

    @Test
    void shouldPlanAJoinOnABareMachine() throws IOException {
        JoinWorld world = new JoinWorld(folder.resolve("journal"));
        world.runtimes.withoutNetwork();

        check(world, "bare-machine.txt");
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    @Test
    void shouldPlanNothingOnAMachineThatIsJoined() throws IOException {
        JoinWorld world = new JoinWorld(folder.resolve("journal"));
        world.join();
        world.events.clear();

        check(world, "joined-machine.txt");
    }

    private static void check(JoinWorld world, String file) throws IOException {
        FakeHost.Snapshot before = world.host.snapshot();
        assertThat(world.join(true)).isEqualTo(Outcome.PLANNED);
        assertThat(world.host.snapshot()).isEqualTo(before);
        String text = world.events.stream().map(JoinPlanGoldenTest::text).collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN.resolve(file), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    private static String text(Event event) {
        return event instanceof Event.PlanMade made
                ? made.steps().stream()
                        .map(step -> step.kind() + " " + step.step() + ": " + step.sentence() + "\n")
                        .collect(Collectors.joining())
                : event instanceof Event.Finished ? "" : event + "\n";
    }
}
