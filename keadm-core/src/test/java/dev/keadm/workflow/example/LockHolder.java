package dev.keadm.workflow.example;

import dev.keadm.host.FakeHost;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A run in a process of its own that says when it is under way, and ends when it is killed or told to. */
public final class LockHolder {
    private LockHolder() {}

    /** Argument: the folder of the journal. */
    public static void main(String[] arguments) {
        FakeStep step = new FakeStep("hold").applying(() -> {
            System.out.println("under way");
            try {
                int _ = System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        new WorkflowRunner(new FakeHost().host(), Path.of(arguments[0]), _ -> {}, new Cancellation(), Clock.systemUTC())
                .run(new Workflow("join", List.of(step)), Duration.ofMinutes(1));
    }
}
