package dev.keadm.host;

import java.util.List;

/**
 * A process, told apart from a later one with the same number.
 *
 * @param started when it was started, in the system's own notation; the same process always has the same text
 * @param command as far as it may be seen, the program first; empty when it may not
 */
public record RunningProcess(long pid, String started, List<String> command) {
    public RunningProcess {
        command = List.copyOf(command);
    }
}
