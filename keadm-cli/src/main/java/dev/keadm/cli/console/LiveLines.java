package dev.keadm.cli.console;

import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.PlannedStep;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * The run's steps, drawn again in place as they change. The screen and the display belong to whoever holds the lock: the
 * workflow's thread or the ticker that turns the spinner.
 */
final class LiveLines implements Console {
    private final Streams streams;
    private final Terminal terminal;
    private final Display display;
    private final Screen screen;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-lines").factory());
    private final ScheduledFuture<?> turning;
    private final Object lock = new Object();
    private List<PlannedStep> plan = List.of();

    private LiveLines(Streams streams, Terminal terminal) {
        this.streams = streams;
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        this.screen = new Screen(Clock.systemUTC());
        this.turning = ticker.scheduleAtFixedRate(this::draw, 100, 100, TimeUnit.MILLISECONDS);
    }

    /** Empty where standard error is no terminal that can draw. */
    static Optional<Console> open(Streams streams) {
        if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)
                || "dumb".equals(streams.env().get("TERM"))) {
            return Optional.empty();
        }
        try {
            if (!new JniTerminalProvider().isSystemStream(SystemStream.Error)) {
                return Optional.empty();
            }
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(SystemOutput.SysErr)
                    .provider("jni")
                    .dumb(false)
                    // SIGINT stays with the JVM, whose shutdown hook takes the run back
                    .nativeSignals(false)
                    .build();
            return Optional.of(new LiveLines(streams, terminal));
        } catch (IOException | IllegalStateException _) {
            // no terminal that JLine can drive: plain lines say the same
            return Optional.empty();
        }
    }

    @Override
    public void report(Event event) {
        synchronized (lock) {
            if (event instanceof Event.PlanMade made) {
                plan = made.steps();
            }
            screen.apply(event);
        }
        draw();
        if (event instanceof Event.Finished finished && finished.outcome() == Outcome.PLANNED) {
            close();
            Wording.plan(plan).forEach(streams.out()::println);
        }
    }

    @Override
    public void close() {
        turning.cancel(false);
        ticker.shutdown();
        synchronized (lock) {
            draw();
            terminal.writer().println();
            terminal.flush();
        }
        try {
            terminal.close();
        } catch (IOException e) {
            streams.err().println("Warning: cannot give the terminal back: " + e);
        }
    }

    private void draw() {
        synchronized (lock) {
            Size size = size();
            display.resize(size);
            List<AttributedString> lines = screen.lines(size.getRows() - 1).stream()
                    .map(line -> line.columnSubSequence(0, size.getColumns() - 1))
                    .toList();
            display.update(lines, -1);
        }
    }

    /** Serial lines and some pseudo terminals know no size. */
    private Size size() {
        Size size = terminal.getSize();
        return Size.of(size.getColumns() > 0 ? size.getColumns() : 80, size.getRows() > 1 ? size.getRows() : 24);
    }
}
