package dev.keadm.workflow.example;

import dev.keadm.host.Host;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.linux.LinuxHost;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Reporter;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A workflow on the real machine below a root, in this process or in one of its own that is killed on the way. */
public final class MortalRun {
    private static final Reporter NOBODY = _ -> {};

    private MortalRun() {}

    /** Arguments: the root, {@code join} or {@code reset}, and the how manieth possible moment is the last one. */
    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        Death death = new Death(Integer.parseInt(arguments[2]));
        List<Step<?, ?>> steps = steps(root);
        List<Step<?, ?>> dying = List.of(
                dying(steps.get(0), death),
                dying(steps.get(1), death),
                dying(steps.get(2), death),
                dying(steps.get(3), death));
        if (arguments[1].equals("join")) {
            join(root, dying);
        } else {
            reset(root, dying);
        }
    }

    private static <I extends Intent, R extends Receipt> Step<I, R> dying(Step<I, R> step, Death death) {
        return new DyingStep<>(step, death);
    }

    public static Outcome join(Path root) {
        return join(root, steps(root));
    }

    public static Outcome reset(Path root) {
        return reset(root, steps(root));
    }

    private static Outcome join(Path root, List<Step<?, ?>> steps) {
        return runner(root).run(new Workflow("join", steps), Duration.ofMinutes(1));
    }

    private static Outcome reset(Path root, List<Step<?, ?>> steps) {
        return runner(root).undo("reset", steps);
    }

    private static WorkflowRunner runner(Path root) {
        Host host = LinuxHost.at(root);
        return new WorkflowRunner(host, host.layout().data(), NOBODY, new Cancellation(), Clock.systemUTC());
    }

    private static List<Step<?, ?>> steps(Path root) {
        Path folder = root.resolve("etc/agent/conf.d");
        ServiceDefinition service = new ServiceDefinition(
                "agent",
                "An agent",
                List.of("/bin/sleep", "3000"),
                Map.of(),
                folder.resolve("log").toString(),
                Duration.ofSeconds(1));
        return List.of(
                new MakeFolder(folder),
                new WriteFile("../settings", "new"),
                new WriteFile("key", "k"),
                new RunService(service));
    }
}
