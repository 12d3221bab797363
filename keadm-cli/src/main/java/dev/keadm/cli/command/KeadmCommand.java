package dev.keadm.cli.command;

import dev.keadm.cli.ExitCode;
import dev.keadm.cli.console.Streams;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "keadm",
        description = "Turns this machine into a node of a KubeEdge cloud, and back.",
        synopsisSubcommandLabel = "COMMAND")
final class KeadmCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private final Streams streams;

    KeadmCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(streams.out());
        return ExitCode.DONE;
    }
}
