package dev.keadm.cli.command;

import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.GlobalOptions;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stops it and removes all that it kept.")
final class SandboxDownCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    private final Streams streams;
    private final Sandboxes sandboxes;

    SandboxDownCommand(Streams streams, Sandboxes sandboxes) {
        this.streams = streams;
        this.sandboxes = sandboxes;
    }

    @Override
    public Integer call() {
        boolean there = sandboxes.down(global.root());
        SandboxText text = new SandboxText(global.json());
        (there ? text.gone() : text.none()).forEach(streams.out()::println);
        return ExitCode.DONE.number();
    }
}
