package dev.keadm.windows.host.reboot;

import dev.keadm.windows.jna.ShutdownCalls;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** This machine. */
public record WindowsRestart(Clock clock) implements Restart {
    @Override
    public Instant started() {
        return clock.instant().minus(ShutdownCalls.upTime());
    }

    @Override
    public void begin(String reason, Duration delay) throws IOException {
        try {
            ShutdownCalls.restart(reason, delay);
        } catch (WindowsException e) {
            boolean underWay = e.code() == WindowsErrors.SHUTTING_DOWN || e.code() == WindowsErrors.SHUTDOWN_SCHEDULED;
            if (!underWay) {
                throw e;
            }
        }
    }
}
