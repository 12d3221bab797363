package dev.keadm.cli.command;

import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.GlobalOptions;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "up", description = "Starts it unless it runs, and prints the join command, ready to paste.")
final class SandboxUpCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    private final Streams streams;
    private final Sandboxes sandboxes;

    SandboxUpCommand(Streams streams, Sandboxes sandboxes) {
        this.streams = streams;
        this.sandboxes = sandboxes;
    }

    @Override
    public Integer call() {
        new SandboxText(global.json()).of(sandboxes.up(global.root())).forEach(streams.out()::println);
        return ExitCode.DONE.number();
    }
}
