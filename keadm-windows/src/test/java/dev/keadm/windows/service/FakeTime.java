package dev.keadm.windows.service;

import dev.keadm.artifact.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when somebody waits; others may act meanwhile. */
final class FakeTime implements InstantSource, Waiting {
    private final List<Runnable> actors = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    /** @param actor called after each wait */
    void whenItPasses(Runnable actor) {
        actors.add(actor);
    }

    Patience patience() {
        return new Patience(this, this);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
        actors.forEach(Runnable::run);
    }
}
