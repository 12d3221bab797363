package dev.keadm.cli.command;

import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.KubeConfigOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "reset",
        description = {
            "Takes back what join did to this machine, exactly.",
            "",
            "What was there before join stays as it was; what cannot be taken back is named."
        })
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private ResetOptions options = new ResetOptions();

    @Mixin
    private KubeConfigOption kubeConfig = new KubeConfigOption();

    private final Streams streams;
    private final Operations operations;

    ResetCommand(Streams streams, Operations operations) {
        this.streams = streams;
        this.operations = operations;
    }

    @Override
    public Integer call() {
        return options.reset(streams, operations, kubeConfig.given());
    }
}
