package dev.keadm.cli.command;

import dev.keadm.error.ExitCode;
import dev.keadm.error.Nearest;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: one line that says why, and one that says what to write instead. */
final class UsageErrors implements IParameterExceptionHandler {
    private final PrintWriter err;

    UsageErrors(PrintWriter err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        err.println("Error: " + problem.getMessage());
        err.println("  " + advice(problem, command));
        return ExitCode.USAGE.number();
    }

    private static String advice(ParameterException problem, String command) {
        String help = "See " + command + " --help.";
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return near(unmatched)
                    .map(name -> "Did you mean " + name + "? " + help)
                    .orElse(help);
        }
        return help;
    }

    private static Optional<String> near(UnmatchedArgumentException unmatched) {
        CommandSpec spec = unmatched.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().getFirst().split("=", 2)[0];
        Stream<String> names =
                word.startsWith("-") ? spec.optionsMap().keySet().stream() : spec.subcommands().keySet().stream();
        return Nearest.of(word, names.toList());
    }
}
