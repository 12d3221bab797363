package dev.keadm.config;

import java.io.IOException;
import java.util.List;

/** An {@code edgecore.yaml} cannot be used. The message has a line for each problem and names the file. */
public final class ConfigException extends IOException {
    private final List<ConfigProblem> problems;

    ConfigException(String source, List<ConfigProblem> problems) {
        super(message(source, problems));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }

    private static String message(String source, List<ConfigProblem> problems) {
        if (problems.size() == 1) {
            return "Cannot use " + source + ": " + problems.getFirst() + ".";
        }
        StringBuilder message = new StringBuilder("Cannot use " + source + ", it has " + problems.size() + " faults:");
        problems.forEach(problem -> message.append("\n  ").append(problem));
        return message.toString();
    }
}
