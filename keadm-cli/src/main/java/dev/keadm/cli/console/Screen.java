package dev.keadm.cli.console;

import dev.keadm.workflow.Event;
import dev.keadm.workflow.PlannedStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What a terminal shows of a run: a line a step, and below them what was said besides. Owned by one thread at a time. */
final class Screen {
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final Duration TURN = Duration.ofMillis(100);
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle FAINT = PLAIN.faint();
    private static final AttributedStyle GREEN = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle YELLOW = PLAIN.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle RED = PLAIN.foreground(AttributedStyle.RED);
    private static final AttributedStyle CYAN = PLAIN.foreground(AttributedStyle.CYAN);

    private enum State {
        WAITING,
        RUNNING,
        DONE,
        SKIPPED,
        FAILED,
        UNDONE
    }

    /** @param began meaningful while the step runs */
    private record Line(State state, String sentence, String detail, Instant began) {
        Line to(State next, String text) {
            return new Line(next, text, "", began);
        }

        Line said(String text) {
            return new Line(state, sentence, text, began);
        }
    }

    private final Clock clock;
    private final SequencedMap<String, Line> steps = new LinkedHashMap<>();
    private final List<AttributedString> notes = new ArrayList<>();

    Screen(Clock clock) {
        this.clock = clock;
    }

    void apply(Event event) {
        switch (event) {
            case Event.PlanMade made -> made.steps().forEach(this::planned);
            case Event.Resumed resumed -> note("", resumed.sentence(), YELLOW);
            case Event.StepStarted step ->
                steps.put(step.step(), new Line(State.RUNNING, step.sentence(), "", clock.instant()));
            case Event.StepProgress step ->
                change(step.step(), line -> line.said(Wording.bytes(step.done(), step.total())));
            case Event.StepSaid step -> said(step);
            case Event.StepDone step ->
                change(
                        step.step(),
                        line -> line.to(State.DONE, step.sentence())
                                .said(Wording.time(Duration.ofMillis(step.milliseconds()))));
            case Event.StepAlreadyDone step ->
                steps.put(step.step(), new Line(State.SKIPPED, step.sentence(), "", clock.instant()));
            case Event.StepFailed step -> {
                change(step.step(), line -> line.to(State.FAILED, line.sentence()));
                problem("✖ ", step.message(), step.hint(), RED);
            }
            case Event.Warning warning -> note("! ", warning.sentence(), YELLOW);
            case Event.RebootNeeded reboot -> problem("↻ ", "Stopped: " + reboot.reason(), Wording.REBOOT, YELLOW);
            case Event.UndoStarted undo -> note("↩ ", "Taking it back: " + undo.reason(), YELLOW);
            case Event.StepUndone step ->
                change(
                        step.step(),
                        line -> line.to(State.UNDONE, step.sentence().isEmpty() ? line.sentence() : step.sentence()));
            case Event.StepLeft left -> problem("✖ ", "Left: " + left.what(), left.why(), RED);
            case Event.UndoFailed failed -> problem("✖ ", "Not taken back: " + failed.message(), failed.hint(), RED);
            case Event.Finished _ -> {}
        }
    }

    /** As they are now, not more than {@code rows}: the steps around the running one are kept. */
    List<AttributedString> lines(int rows) {
        List<AttributedString> all = new ArrayList<>();
        int running = 0;
        for (Line line : steps.values()) {
            all.add(line(line));
            if (line.state() != State.WAITING) {
                running = all.size();
            }
        }
        int room = Math.max(1, rows - notes.size());
        if (all.size() > room) {
            int from = Math.clamp(running - room + 1L, 0, all.size() - room);
            all = new ArrayList<>(all.subList(from, from + room));
        }
        all.addAll(notes);
        return all;
    }

    private void planned(PlannedStep step) {
        State state = step.kind() == PlannedStep.Kind.ALREADY_DONE ? State.SKIPPED : State.WAITING;
        steps.put(step.step(), new Line(state, step.sentence(), "", clock.instant()));
    }

    /** What is said outside of the steps, by preflight or a script, stays as a line of its own. */
    private void said(Event.StepSaid step) {
        if (steps.containsKey(step.step())) {
            change(step.step(), line -> line.said(step.sentence()));
        } else {
            note("", step.sentence(), FAINT);
        }
    }

    private void change(String step, Function<Line, Line> change) {
        Line line = steps.getOrDefault(step, new Line(State.WAITING, step, "", clock.instant()));
        steps.put(step, change.apply(line));
    }

    private void note(String mark, String text, AttributedStyle style) {
        notes.add(new AttributedString(mark + text, style));
    }

    private void problem(String mark, String text, String hint, AttributedStyle style) {
        note(mark, text, style);
        if (!hint.isEmpty()) {
            note("  ", hint, PLAIN);
        }
    }

    private AttributedString line(Line line) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        switch (line.state()) {
            case WAITING -> text.styled(FAINT, "  " + line.sentence());
            case RUNNING -> text.styled(CYAN, spinner(line.began()) + " ").append(line.sentence());
            case DONE -> text.styled(GREEN, "✔ ").append(line.sentence());
            case SKIPPED -> text.styled(GREEN, "✔ ").styled(FAINT, line.sentence() + " (already done)");
            case FAILED -> text.styled(RED, "✖ ").append(line.sentence());
            case UNDONE -> text.styled(YELLOW, "↩ ").append(line.sentence());
        }
        if (!line.detail().isEmpty()) {
            text.styled(FAINT, "  " + line.detail());
        }
        return text.toAttributedString();
    }

    private String spinner(Instant began) {
        long turns = Duration.between(began, clock.instant()).dividedBy(TURN);
        int at = Math.floorMod(turns, SPINNER.length());
        return SPINNER.substring(at, at + 1);
    }
}
