package dev.keadm.windows.host.reboot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A machine that only remembers what it was asked for. */
public final class FakeRestart implements Restart {
    private final List<String> begun = new ArrayList<>();
    private Instant started;

    public FakeRestart(Instant started) {
        this.started = started;
    }

    /** Now it was started again. */
    public void startedAt(Instant when) {
        started = when;
    }

    /** Each {@code seconds reason}. */
    public List<String> begun() {
        return List.copyOf(begun);
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public void begin(String reason, Duration delay) {
        begun.add(delay.toSeconds() + " " + reason);
    }
}
