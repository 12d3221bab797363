package dev.keadm.cli.console;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lines that are the result of a command, shown once or for as long as somebody looks. */
public final class Page {
    private static final long SECOND = 1000;

    private final Streams streams;
    private final boolean again;

    public Page(Streams streams, ConsoleStyle style) {
        this.streams = streams;
        this.again = style.color()
                && !style.json()
                && !streams.env().containsKey("NO_COLOR")
                && !"dumb".equals(streams.env().getOrDefault("TERM", "dumb"))
                && Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .isPresent();
    }

    public void show(List<String> lines) {
        lines.forEach(streams.out()::println);
    }

    /** Each second, when something changed: in place on a terminal, below each other elsewhere. Ends by interrupt. */
    public void watch(Supplier<List<String>> look) throws InterruptedException {
        List<String> shown = List.of();
        Semaphore never = new Semaphore(0);
        do {
            List<String> lines = look.get();
            if (!lines.equals(shown)) {
                if (again && !shown.isEmpty()) {
                    streams.out().print("\u001b[%dA\u001b[J".formatted(shown.size()));
                }
                show(lines);
                streams.out().flush();
                shown = lines;
            }
        } while (!never.tryAcquire(SECOND, TimeUnit.MILLISECONDS));
    }
}
