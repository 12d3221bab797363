package dev.keadm.windows.host.takeover;

import io.avaje.jsonb.Json;
import java.util.List;

/**
 * A service with all that the Service Control Manager knows of it, by {@code QueryServiceConfig} and
 * {@code QueryServiceConfig2}: enough to make it again.
 *
 * @param startType 2 automatic, 3 on demand, 4 disabled
 * @param binaryPath the program and its arguments as one command line
 * @param resetSeconds after how long without a failure the next one counts as the first
 * @param actions what is done after each failure
 */
@Json
public record ServiceRecord(
        String name,
        int type,
        int startType,
        int errorControl,
        String binaryPath,
        String account,
        String displayName,
        List<String> dependencies,
        String description,
        int resetSeconds,
        List<Action> actions) {
    /** @param type 1 restarts the service */
    @Json
    public record Action(int type, int delayMilliseconds) {}

    public ServiceRecord {
        dependencies = List.copyOf(dependencies);
        actions = List.copyOf(actions);
    }

    /** Whether it runs under an account that needs no password. */
    boolean localSystem() {
        return account.equalsIgnoreCase("LocalSystem");
    }
}
