package dev.keadm.cli.command;

import dev.keadm.cli.option.GlobalOptions;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code sandbox up} starts in the background. */
@Command(name = "serve", hidden = true, description = "Runs it in the foreground.")
final class SandboxServeCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    private final Sandboxes sandboxes;

    SandboxServeCommand(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    public Integer call() throws InterruptedException {
        sandboxes.serve(global.root());
        return ExitCode.DONE.number();
    }
}
