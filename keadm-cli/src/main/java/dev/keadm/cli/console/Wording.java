package dev.keadm.cli.console;

import dev.keadm.workflow.PlannedStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How sizes, times and plans are put into words, the same on every kind of console. */
final class Wording {
    /** What to do when a run waits for a restart. */
    static final String REBOOT = "What was done stays, and the next run goes on from there.";

    private static final long KIB = 1024;

    private Wording() {}

    /** As {@code 850 ms}, {@code 4.2 s} or {@code 3 min 5 s}. */
    static String time(Duration time) {
        if (time.toMillis() < 1000) {
            return time.toMillis() + " ms";
        }
        if (time.toMinutes() < 1) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** As {@code 12.5 of 48.0 MiB (26 %)}, or without the share when the total is not known. */
    static String bytes(long done, long total) {
        if (total <= 0) {
            return mib(done) + " MiB";
        }
        return mib(done) + " of " + mib(total) + " MiB (" + 100 * done / total + " %)";
    }

    /** A numbered list; a hint stands below its step. */
    static List<String> plan(List<PlannedStep> steps) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            PlannedStep step = steps.get(i);
            lines.add(String.format(Locale.ROOT, "%2d. %-12s %s", i + 1, mark(step.kind()), step.sentence()));
            if (!step.hint().isEmpty()) {
                lines.add("                 " + step.hint());
            }
        }
        return lines;
    }

    private static String mark(PlannedStep.Kind kind) {
        return switch (kind) {
            case ALREADY_DONE -> "already done";
            case CHANGE -> "to do";
            case LATER -> "later";
            case REBOOT -> "restart";
            case BLOCKED -> "blocked";
        };
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%.1f", (double) bytes / KIB / KIB);
    }
}
