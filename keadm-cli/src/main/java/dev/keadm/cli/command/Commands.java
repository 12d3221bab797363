package dev.keadm.cli.command;

import dev.keadm.cli.console.Streams;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands of {@code keadm}, in the order of its help. */
public final class Commands {
    private static final SequencedMap<String, Function<Streams, Object>> BY_NAME = byName();

    private Commands() {}

    /** Runs one command line and returns its exit code. */
    public static int run(Streams streams, String... args) {
        return commandLine(streams, args).execute(args);
    }

    /** Only the command that the arguments name is built, for the sake of the start-up time; without a name, all are. */
    static CommandLine commandLine(Streams streams, String... args) {
        CommandLine root = new CommandLine(new KeadmCommand(streams));
        Optional<String> named = Arrays.stream(args).findFirst().filter(BY_NAME::containsKey);
        for (Map.Entry<String, Function<Streams, Object>> command : BY_NAME.entrySet()) {
            if (named.isEmpty() || command.getKey().equals(named.get())) {
                root.addSubcommand(command.getKey(), command.getValue().apply(streams));
            }
        }
        return root.setOut(streams.out()).setErr(streams.err());
    }

    private static SequencedMap<String, Function<Streams, Object>> byName() {
        SequencedMap<String, Function<Streams, Object>> commands = new LinkedHashMap<>();
        commands.put("version", VersionCommand::new);
        return commands;
    }
}
