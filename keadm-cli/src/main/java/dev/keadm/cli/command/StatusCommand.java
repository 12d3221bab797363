package dev.keadm.cli.command;

import dev.keadm.cli.console.Page;
import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.GlobalOptions;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.ExitCode;
import dev.keadm.error.KeadmException;
import dev.keadm.machine.MachineStatus;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Shows what is installed here, what runs, and what CloudCore says of the node.")
final class StatusCommand implements Callable<Integer> {
    @Option(
            names = {"-w", "--watch"},
            description = "Show it again whenever it changes, until Ctrl-C.")
    private boolean watch;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    private final Streams streams;
    private final Operations operations;

    StatusCommand(Streams streams, Operations operations) {
        this.streams = streams;
        this.operations = operations;
    }

    @Override
    public Integer call() throws InterruptedException {
        Page page = new Page(streams, global.style());
        StatusText text = new StatusText(global.json());
        if (watch) {
            page.watch(() -> text.of(operations.status(global.root())));
        } else {
            MachineStatus status = operations.status(global.root());
            page.show(text.of(status));
            requireTold(status);
        }
        return ExitCode.DONE.number();
    }

    /** A caller that only looks at the exit code must not take "not known" for "no node". */
    private static void requireTold(MachineStatus status) {
        if (!status.told()) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT,
                    "What is installed here could not be told. " + String.join(" ", status.problems()),
                    Objects.requireNonNullElse(status.remedy(), ""));
        }
    }
}
