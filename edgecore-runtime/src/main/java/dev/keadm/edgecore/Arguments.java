package dev.keadm.edgecore;

import java.nio.file.Path;

/** What the agent's command line asks for, with the Go agent's words. */
sealed interface Arguments {
    record Run(Path config) implements Arguments {}

    record DefaultConfig() implements Arguments {}

    record Version() implements Arguments {}

    record Help() implements Arguments {}

    record Wrong(String message) implements Arguments {}

    static String usage(Path defaultConfig) {
        return """
            Usage: edgecore [--config FILE]

            Runs EdgeCore, KubeEdge's agent, in the foreground.

              --config FILE      settings (default %s)
              --defaultconfig    print the default settings and end
              --version          print the version and end
              --help             print this and end
            """.formatted(defaultConfig);
    }

    static Arguments parse(Path defaultConfig, String... words) {
        Path config = defaultConfig;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            switch (word) {
                case "--defaultconfig", "--defaultconfig=true" -> {
                    return new DefaultConfig();
                }
                case "--version", "--version=true" -> {
                    return new Version();
                }
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--config" -> {
                    i++;
                    if (i == words.length) {
                        return new Wrong("--config needs a file");
                    }
                    config = Path.of(words[i]);
                }
                default -> {
                    if (!word.startsWith("--config=")) {
                        return new Wrong("'" + word + "' is no option of edgecore");
                    }
                    config = Path.of(word.substring("--config=".length()));
                }
            }
        }
        return new Run(config);
    }
}
