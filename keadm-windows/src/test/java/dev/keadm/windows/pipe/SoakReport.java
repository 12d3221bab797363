package dev.keadm.windows.pipe;

import dev.keadm.cri.CriException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What became of the calls of a soak, as lines of words between the Java in Wine and the one that tests. */
final class SoakReport {
    /** A change that the runtime said yes to; other outcomes are codes of {@link CriException}. */
    static final String DONE = "DONE";

    static final String CHANGE = "change ";
    static final String FAILURE = "failure ";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();

    interface Call {
        Object make() throws CriException;
    }

    void read(Duration deadline, Call call) {
        long start = System.nanoTime();
        try {
            call.make();
            reads.incrementAndGet();
        } catch (CriException e) {
            lines.add(FAILURE + e.getMessage());
        }
        late(start, deadline, "a read");
    }

    void change(String name, Duration deadline, Call call) {
        long start = System.nanoTime();
        lines.add(CHANGE + name + " " + outcome(call));
        late(start, deadline, name);
    }

    private static String outcome(Call call) {
        try {
            call.make();
            return DONE;
        } catch (CriException e) {
            return e.code().name();
        }
    }

    private void late(long start, Duration deadline, String what) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(deadline) > 0) {
            lines.add(FAILURE + what + " took " + took + ", longer than its deadline " + deadline);
        }
    }

    void put(String fact, int value) {
        lines.add(fact + " " + value);
    }

    void write(Path file) throws IOException {
        put("reads", reads.get());
        Files.write(file, lines);
    }

    static List<String> of(List<String> lines, String kind) {
        return lines.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .toList();
    }

    static int fact(List<String> lines, String name) {
        return Integer.parseInt(of(lines, name + " ").getFirst());
    }

    /** Name of the thing to its outcome. */
    static Map<String, String> changes(List<String> lines) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String change : of(lines, CHANGE)) {
            String[] words = change.split(" ", 2);
            changes.put(words[0], words[1]);
        }
        return changes;
    }
}
