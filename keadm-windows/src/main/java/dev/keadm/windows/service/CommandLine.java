package dev.keadm.windows.service;

import java.util.List;
import java.util.stream.Collectors;

/** A program and its arguments as the one text that Windows keeps, written so that CommandLineToArgvW reads it back. */
final class CommandLine {
    private CommandLine() {}

    /**
     * The program is quoted whatever it is: of an unquoted path with a space Windows tries the part before the space first,
     * which whoever may write there takes for an invitation.
     */
    static String of(List<String> command) {
        String program = command.getFirst();
        if (program.indexOf('"') >= 0 || program.endsWith("\\")) {
            throw new IllegalArgumentException("'" + program + "' is no path of a program");
        }
        return command.stream()
                .skip(1)
                .map(CommandLine::argument)
                .collect(Collectors.joining(" ", '"' + checked(program) + "\" ", ""))
                .strip();
    }

    private static String argument(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ' ' || c == '"');
        return plain ? checked(text) : quoted(checked(text));
    }

    /** Backslashes are plain, but for those before a quotation mark: these are doubled, and one more quotes the mark. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                quoted.repeat('\\', backslashes + 1);
            }
            quoted.append(character);
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }
        return quoted.repeat('\\', backslashes).append('"').toString();
    }

    private static String checked(String text) {
        if (text.chars().anyMatch(character -> character < ' ')) {
            throw new IllegalArgumentException("A command line holds no control characters, but was '" + text + "'");
        }
        return text;
    }
}
