package dev.keadm.cli.console;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import io.avaje.jsonb.Jsonb;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong, why, and what to do; the stack only for {@code --verbose}. */
public final class Errors implements IExecutionExceptionHandler {
    private final Streams streams;

    public Errors(Streams streams) {
        this.streams = streams;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult all) {
        KeadmException told = problem instanceof KeadmException expected ? expected : fault(problem);
        if (String.valueOf(option(command, "--output")).equals("json")) {
            streams.out().println(json(told));
        } else {
            print(told);
        }
        if (Boolean.TRUE.equals(option(command, "--verbose"))) {
            problem.printStackTrace(streams.err());
        }
        return told.code().exitCode().number();
    }

    private static KeadmException fault(Exception problem) {
        return new KeadmException(
                ErrorCode.INTERNAL,
                "keadm met a fault of its own: " + problem,
                "Run the command again with --verbose, and report what it prints.",
                problem);
    }

    private void print(KeadmException told) {
        streams.err().println("Error: " + told.getMessage());
        told.hint().lines().forEach(line -> streams.err().println("  " + line));
    }

    private static String json(KeadmException told) {
        ErrorCode code = told.code();
        return Jsonb.builder()
                .build()
                .type(ErrorEvent.class)
                .toJson(new ErrorEvent(
                        "error",
                        code.code(),
                        code.exitCode().number(),
                        String.valueOf(told.getMessage()),
                        told.hint()));
    }

    private static Object option(CommandLine command, String name) {
        var option = command.getCommandSpec().findOption(name);
        Object value = option == null ? null : option.getValue();
        return value == null ? "" : value;
    }
}
