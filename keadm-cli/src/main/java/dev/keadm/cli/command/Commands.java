package dev.keadm.cli.command;

import dev.keadm.cli.console.Errors;
import dev.keadm.cli.console.Streams;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.error.ExitCode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands of {@code keadm}, in the order of its help. */
public final class Commands {
    private final Streams streams;
    private final Operations operations;
    private final SequencedMap<String, BiFunction<Streams, Operations, CommandLine>> byName = new LinkedHashMap<>();

    public Commands(Streams streams, Operations operations) {
        this.streams = streams;
        this.operations = operations;
        byName.put("join", (s, o) -> new CommandLine(new JoinCommand(s, o)));
        byName.put(
                "reset", (s, o) -> new CommandLine(new ResetCommand(s, o)).addSubcommand(new ResetEdgeCommand(s, o)));
        byName.put("status", (s, o) -> new CommandLine(new StatusCommand(s, o)));
        byName.put(
                "bundle", (s, o) -> new CommandLine(new BundleCommand()).addSubcommand(new BundleCreateCommand(s, o)));
        byName.put("sandbox", (s, o) -> sandbox(s, o.sandboxes()));
        byName.put("version", (s, o) -> new CommandLine(new VersionCommand(s)));
        byName.put("completion", (s, o) -> new CommandLine(new CompletionCommand(s, this::commandLine)));
    }

    /** Runs one command line and returns its exit code. */
    public int run(String... args) {
        CommandLine line = commandLine(args);
        try {
            if (args.length > 0) {
                return line.execute(args);
            }
            line.usage(streams.out());
            return ExitCode.DONE.number();
        } finally {
            streams.out().flush();
            streams.err().flush();
        }
    }

    /** Only the command that the arguments name is built, for the sake of the start-up time; without a name, all are. */
    CommandLine commandLine(String... args) {
        CommandLine root = new CommandLine(new KeadmCommand());
        boolean one = args.length > 0 && byName.containsKey(args[0]);
        byName.forEach((name, command) -> {
            if (!one || name.equals(args[0])) {
                root.addSubcommand(name, command.apply(streams, operations));
            }
        });
        if (!one) {
            root.addSubcommand(new CommandLine.HelpCommand());
        }
        finish(root);
        return root.setOut(streams.out())
                .setErr(streams.err())
                // a line of an @FILE is a word as it stands: Windows' paths need no escapes
                .setUseSimplifiedAtFiles(true)
                // @FILE: an argument a line, as it is; PowerShell and cmd.exe quote each in their own way
                .setUseSimplifiedAtFiles(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(new UsageErrors(streams.err()))
                .setExecutionExceptionHandler(new Errors(streams));
    }

    private static void finish(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (!spec.helpCommand()) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .type(boolean.class)
                    .description("Show this help.")
                    .build());
        }
        spec.usageMessage().sortOptions(false).abbreviateSynopsis(true);
        command.getSubcommands().values().forEach(Commands::finish);
    }

    private static CommandLine sandbox(Streams streams, Sandboxes sandboxes) {
        return new CommandLine(new SandboxCommand())
                .addSubcommand(new SandboxUpCommand(streams, sandboxes))
                .addSubcommand(new SandboxStatusCommand(streams, sandboxes))
                .addSubcommand(new SandboxDownCommand(streams, sandboxes))
                .addSubcommand(new SandboxServeCommand(sandboxes));
    }
}
