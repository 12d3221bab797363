package dev.keadm.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of the command under way, to be given again by another process in another folder: each by its longest name,
 * paths absolute, and no token, nor where one is.
 */
public record RepeatedOptions(ParseResult parsed) {
    private static final Set<String> SECRET = Set.of("--token", "--token-file");

    /** {@code --name} or {@code --name=value} each, as often as it was given. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
            if (!SECRET.contains(option.longestName())) {
                words.addAll(words(option));
            }
        }
        return words;
    }

    private static List<String> words(OptionSpec option) {
        if (option.arity().max() == 0) {
            return List.of(option.longestName());
        }
        return option.originalStringValues().stream()
                .map(value -> option.longestName() + "=" + absolute(option, value))
                .toList();
    }

    private static String absolute(OptionSpec option, String value) {
        return option.type() == Path.class && !value.isEmpty()
                ? Path.of(value).toAbsolutePath().normalize().toString()
                : value;
    }
}
