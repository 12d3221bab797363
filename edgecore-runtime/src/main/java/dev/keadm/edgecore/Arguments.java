package dev.keadm.edgecore;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What the agent's command line asks for, with the Go agent's words. */
sealed interface Arguments {
    /** @param logFile where all that is logged goes; empty: to the terminal, or where a service logs by itself */
    record Run(Path config, Optional<Path> logFile) implements Arguments {}

    record DefaultConfig() implements Arguments {}

    record Version() implements Arguments {}

    record Help() implements Arguments {}

    record Wrong(String message) implements Arguments {}

    static String usage(Path defaultConfig) {
        return """
            Usage: edgecore [--config FILE] [--log-file FILE]

            Runs EdgeCore, KubeEdge's agent: in the foreground, or as the service that Windows starts.

              --config FILE      settings (default %s)
              --log-file FILE    log to this file, not to the terminal; it is kept small
              --defaultconfig    print the default settings and end
              --version          print the version and end
              --help             print this and end
            """.formatted(defaultConfig);
    }

    static Arguments parse(Path defaultConfig, String... words) {
        Path config = defaultConfig;
        Optional<Path> logFile = Optional.empty();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            switch (option) {
                case "--defaultconfig", "--version" -> {
                    if (equals >= 0 && !word.endsWith("=true")) {
                        return new Wrong("'" + word + "' is no option of edgecore");
                    }
                    return option.equals("--version") ? new Version() : new DefaultConfig();
                }
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--config", "--log-file" -> {
                    if (equals < 0 && ++i == words.length) {
                        return new Wrong(option + " needs a file");
                    }
                    String file = equals < 0 ? words[i] : word.substring(equals + 1);
                    try {
                        if (option.equals("--config")) {
                            config = Path.of(file);
                        } else {
                            logFile = Optional.of(Path.of(file));
                        }
                    } catch (InvalidPathException e) {
                        return new Wrong("'" + file + "' is no path: " + e.getReason());
                    }
                }
                default -> {
                    return new Wrong("'" + word + "' is no option of edgecore");
                }
            }
        }
        return new Run(config, logFile);
    }
}
