package dev.keadm.windows.host.takeover;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service with all that the Service Control Manager knows of it, by {@code QueryServiceConfig} and
 * {@code QueryServiceConfig2}: enough to make it again.
 *
 * @param startType 2 automatic, 3 on demand, 4 disabled
 * @param binaryPath the program and its arguments as one command line
 * @param resetSeconds after how long without a failure the next one counts as the first
 * @param actions what is done after each failure
 * @param further absent in a journal of an earlier version
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
        List<Action> actions,
        @Nullable Further further) {
    /**
     * What not each system knows, and then is absent.
     *
     * @param sidType 0 none, 1 unrestricted, 3 restricted
     * @param environment {@code NAME=value} each, as a proxy; every user may read it in the service's key
     */
    @Json
    public record Further(
            @Nullable Boolean delayedStart,
            @Nullable Boolean failureFlag,
            @Nullable Integer sidType,
            @Nullable Integer preshutdownMilliseconds,
            String rebootMessage,
            String command,
            List<String> environment) {
        public Further {
            environment = List.copyOf(environment);
        }
    }

    /** @param type 1 restarts the service, 2 the machine, 3 runs a command */
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
