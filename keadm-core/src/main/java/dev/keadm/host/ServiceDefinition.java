package dev.keadm.host;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A program that is to run whenever the machine does.
 *
 * @param name lower case letters, digits and dashes: {@code edgecore}
 * @param description a line for people
 * @param command the program's absolute path and its arguments
 * @param environment in addition to what the system gives a service; holds no secret
 * @param logFile where its output goes, as far as the system does not keep it itself
 * @param restartDelay how long to wait before it is started again after it died
 */
@Json
public record ServiceDefinition(
        String name,
        String description,
        List<String> command,
        Map<String, String> environment,
        String logFile,
        Duration restartDelay) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public ServiceDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A service's name is of lower case letters, digits and dashes, but was '" + name + "'");
        }
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Service '" + name + "' has no command");
        }
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** The same with another environment. */
    public ServiceDefinition in(Map<String, String> other) {
        return new ServiceDefinition(name, description, command, other, logFile, restartDelay);
    }
}
