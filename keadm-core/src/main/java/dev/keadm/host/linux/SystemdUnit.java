package dev.keadm.host.linux;

import dev.keadm.host.ServiceDefinition;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text of a unit, as systemd.service(5) has it. */
final class SystemdUnit {
    private static final String ENVIRONMENT = "Environment=";

    private SystemdUnit() {}

    /**
     * Only the program itself is stopped, so that pods go on. A program that dies again and again is started again for
     * ever: nobody is there to do it by hand.
     */
    static String text(ServiceDefinition definition) {
        return """
                # made by keadm, which removes it again
                [Unit]
                Description=%s
                Wants=network-online.target
                After=network-online.target
                StartLimitIntervalSec=0

                [Service]
                Type=simple
                ExecStart=%s
                %sRestart=always
                RestartSec=%ds
                KillMode=process
                TimeoutStopSec=60s
                Delegate=yes
                TasksMax=infinity
                LimitNOFILE=1048576
                OOMScoreAdjust=-999

                [Install]
                WantedBy=multi-user.target
                """.formatted(
                        escaped(definition.description()),
                        definition.command().stream().map(SystemdUnit::argument).collect(Collectors.joining(" ")),
                        environment(definition),
                        Math.max(1, definition.restartDelay().toSeconds()));
    }

    private static String environment(ServiceDefinition definition) {
        return definition.environment().entrySet().stream()
                .map(entry -> ENVIRONMENT + quoted(entry.getKey() + "=" + entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** The variables in a text of ours. */
    static Map<String, String> environment(String text) {
        Map<String, String> variables = new TreeMap<>();
        text.lines().filter(line -> line.startsWith(ENVIRONMENT)).forEach(line -> {
            String quoted = line.substring(ENVIRONMENT.length() + 1, line.length() - 1);
            // \\ and \" and %%: the second of two
            String variable = quoted.replaceAll("[\\\\%](.)", "$1");
            int end = variable.indexOf('=');
            variables.put(variable.substring(0, end), variable.substring(end + 1));
        });
        return variables;
    }

    /** In a command line {@code $} would be a variable. */
    private static String argument(String text) {
        return quoted(text.replace("$", "$$"));
    }

    private static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\\"") + "\"";
    }

    /** A {@code %} would be a specifier; a line feed would begin a line of its own. */
    private static String escaped(String text) {
        if (text.chars().anyMatch(character -> character < ' ')) {
            throw new IllegalArgumentException("A unit's text holds no control characters, but was '" + text + "'");
        }
        return text.replace("\\", "\\\\").replace("%", "%%");
    }
}
