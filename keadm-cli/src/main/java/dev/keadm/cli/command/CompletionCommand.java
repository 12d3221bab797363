package dev.keadm.cli.command;

import dev.keadm.cli.console.Streams;
import dev.keadm.error.ExitCode;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Prints a script that completes keadm's commands and options in a shell.",
        footer = {
            "",
            "bash, zsh: source <(keadm completion bash)",
            "PowerShell: keadm completion powershell | Out-String | Invoke-Expression"
        })
final class CompletionCommand implements Callable<Integer> {
    /** As written on the command line. */
    enum Shell {
        bash,
        zsh,
        fish,
        powershell
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
    private Shell shell = Shell.bash;

    private final Streams streams;
    private final Supplier<CommandLine> keadm;

    /** @param keadm makes the whole command line, with all commands */
    CompletionCommand(Streams streams, Supplier<CommandLine> keadm) {
        this.streams = streams;
        this.keadm = keadm;
    }

    @Override
    public Integer call() {
        CommandLine line = keadm.get();
        streams.out()
                .print(
                        switch (shell) {
                            case bash, zsh -> AutoComplete.bash("keadm", line);
                            case fish -> new FishCompletion(line).script();
                            case powershell -> new PowerShellCompletion(line).script();
                        });
        return ExitCode.DONE.number();
    }
}
