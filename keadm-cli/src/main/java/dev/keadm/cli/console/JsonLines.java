package dev.keadm.cli.console;

import dev.keadm.workflow.Event;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.PrintWriter;

/** One JSON object per event and line. */
final class JsonLines implements Console {
    private final JsonType<Event> json = Jsonb.builder().build().type(Event.class);
    private final PrintWriter out;

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void report(Event event) {
        out.println(json.toJson(event));
    }

    @Override
    public void close() {}
}
