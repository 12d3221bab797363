package dev.keadm.cli.option;

import dev.keadm.request.TimeLimit;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a run may take. */
public final class TimeoutOption {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Limit of the whole run but its downloads, as 90s or 5m (default: 5m).")
    private String timeout = "5m";

    public Duration timeout() {
        return TimeLimit.parse(timeout);
    }
}
