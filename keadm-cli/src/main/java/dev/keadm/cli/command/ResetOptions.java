package dev.keadm.cli.command;

import dev.keadm.cli.command.Operations.Scope;
import dev.keadm.cli.console.Confirmation;
import dev.keadm.cli.console.Console;
import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.ChangeOptions;
import dev.keadm.cli.option.ForceOption;
import dev.keadm.cli.option.GlobalOptions;
import dev.keadm.cli.option.RuntimeOptions;
import dev.keadm.cli.option.ScriptOptions;
import dev.keadm.error.ExitCode;
import dev.keadm.request.IgnoredOption;
import dev.keadm.request.ResetRequest;
import java.util.List;
import picocli.CommandLine.Mixin;

/** What {@code reset} and {@code reset edge} share: their options, and what they do. */
final class ResetOptions {
    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private RuntimeOptions runtime = new RuntimeOptions();

    @Mixin
    private ScriptOptions scripts = new ScriptOptions();

    @Mixin
    private ChangeOptions change = new ChangeOptions();

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    int reset(Streams streams, Operations operations, List<IgnoredOption> ignored) {
        ResetRequest request = new ResetRequest(runtime.endpoint(), scripts.scripts(), ignored);
        if (!change.yes() && !force.force() && !change.dryRun()) {
            new Confirmation(streams).ask(operations.atStake(global.root()));
        }
        try (Console console = Console.open(streams, change.style(global.style()))) {
            operations.reset(request, new Scope(global.root(), change.dryRun(), console));
        }
        return ExitCode.DONE.number();
    }
}
