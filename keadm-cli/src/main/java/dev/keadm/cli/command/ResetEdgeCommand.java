package dev.keadm.cli.command;

import dev.keadm.cli.console.Streams;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "edge", description = "The same as keadm reset: Go keadm's way to write it.")
final class ResetEdgeCommand implements Callable<Integer> {
    @Mixin
    private ResetOptions options = new ResetOptions();

    private final Streams streams;
    private final Operations operations;

    ResetEdgeCommand(Streams streams, Operations operations) {
        this.streams = streams;
        this.operations = operations;
    }

    @Override
    public Integer call() {
        return options.reset(streams, operations, List.of());
    }
}
