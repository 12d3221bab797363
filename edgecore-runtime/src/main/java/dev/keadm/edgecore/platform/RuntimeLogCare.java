package dev.keadm.edgecore.platform;

import dev.keadm.edgecore.Component;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the log of a containerd that join installed from filling the disk: containerd itself writes on for ever. */
final class RuntimeLogCare implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeLogCare.class);

    private final CopiedLog log;
    private final Repetition rounds = new Repetition(Duration.ofMinutes(5));

    /** What the last round met; owned by the rounds' thread. */
    private String last = "";

    RuntimeLogCare(CopiedLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "runtime-log";
    }

    @Override
    public void start() {
        rounds.start(Thread.ofVirtual().name("runtime-log"), this::round);
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    private boolean round() {
        String problem = rotate();
        if (!problem.isEmpty() && !problem.equals(last)) {
            LOG.warn("The runtime's log cannot be cut file={} cause={}", log.file(), problem);
        }
        last = problem;
        return false;
    }

    /** @return what is in the way; empty when nothing is */
    private String rotate() {
        try {
            boolean _ = log.rotate();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
