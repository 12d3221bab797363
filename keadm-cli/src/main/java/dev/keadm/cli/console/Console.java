package dev.keadm.cli.console;

import dev.keadm.workflow.Reporter;
import java.util.Optional;

/** Shows what a run does while it does it. Closing it leaves the last state on the screen. */
public interface Console extends Reporter, AutoCloseable {
    @Override
    void close();

    /** The console that fits the style and the place: JSON, live lines on a terminal, plain lines elsewhere. */
    static Console open(Streams streams, ConsoleStyle style) {
        Console console = shown(streams, style);
        return style.runLog().<Console>map(file -> RunLog.open(file, console)).orElse(console);
    }

    private static Console shown(Streams streams, ConsoleStyle style) {
        if (style.json()) {
            return new JsonLines(streams.out());
        }
        boolean live = style.color() && !style.verbose() && !streams.env().containsKey("NO_COLOR");
        Optional<Console> screen = live ? LiveLines.open(streams) : Optional.empty();
        return screen.orElseGet(() -> new PlainLines(streams.out(), streams.err(), style.verbose()));
    }
}
