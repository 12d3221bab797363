package dev.keadm.join;

import java.util.List;
import java.util.Map;

/**
 * @param command the program's absolute path and its arguments
 * @param environment in addition to what the system gives a service
 */
public record AgentProgram(List<String> command, Map<String, String> environment) {
    public AgentProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
