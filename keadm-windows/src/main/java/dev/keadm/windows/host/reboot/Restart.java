package dev.keadm.windows.host.reboot;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Starts the machine again. */
public interface Restart {
    /** When the machine was started, to a few seconds. A shutdown with fast startup is no start. */
    Instant started() throws IOException;

    /**
     * Restarts the machine after the delay, as Windows' own <i>Restart</i> does; returns at once.
     *
     * @param reason shown to users
     */
    void begin(String reason, Duration delay) throws IOException;
}
