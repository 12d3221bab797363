package dev.keadm.workflow;

import java.util.ArrayList;
import java.util.List;

/** Remembers what happened. */
public final class RecordingReporter implements Reporter {
    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void report(Event event) {
        events.add(event);
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    public <E extends Event> List<E> of(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
