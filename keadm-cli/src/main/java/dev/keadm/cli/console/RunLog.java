package dev.keadm.cli.console;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import dev.keadm.workflow.Event;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** {@code --run-log}: every event as a line of time and JSON, appended, beside what the console shows. */
final class RunLog implements Console {
    private final JsonType<Event> json = Jsonb.builder().build().type(Event.class);
    private final PrintWriter file;
    private final Clock clock;
    private final Console shown;

    private RunLog(PrintWriter file, Clock clock, Console shown) {
        this.file = file;
        this.clock = clock;
        this.shown = shown;
    }

    static RunLog open(Path path, Console shown) {
        try {
            PrintWriter file = new PrintWriter(
                    Files.newBufferedWriter(
                            path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true);
            return new RunLog(file, Clock.systemUTC(), shown);
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "Cannot write --run-log " + Reason.of(e) + ".",
                    "Name a file in a folder that exists and that you may write to.");
        }
    }

    @Override
    public void report(Event event) {
        file.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + json.toJson(event));
        shown.report(event);
    }

    @Override
    public void close() {
        file.close();
        shown.close();
    }
}
