package dev.keadm.cli.command;

import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.GlobalOptions;
import dev.keadm.cli.sandbox.SandboxFacts;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.error.ExitCode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Shows where it listens, and the join command.")
final class SandboxStatusCommand implements Callable<Integer> {
    @Mixin
    private GlobalOptions global = new GlobalOptions();

    private final Streams streams;
    private final Sandboxes sandboxes;

    SandboxStatusCommand(Streams streams, Sandboxes sandboxes) {
        this.streams = streams;
        this.sandboxes = sandboxes;
    }

    @Override
    public Integer call() {
        Optional<SandboxFacts> facts = sandboxes.status(global.root());
        SandboxText text = new SandboxText(global.json());
        facts.map(text::of).orElseGet(text::none).forEach(streams.out()::println);
        return ExitCode.DONE.number();
    }
}
