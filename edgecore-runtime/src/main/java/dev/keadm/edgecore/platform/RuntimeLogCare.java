package dev.keadm.edgecore.platform;

import dev.keadm.edgecore.Component;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the log of a containerd that join installed from filling the disk: containerd itself writes on for ever. */
final class RuntimeLogCare implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeLogCare.class);
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final CopiedLog log;
    private final CountDownLatch stopping = new CountDownLatch(1);

    RuntimeLogCare(CopiedLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "runtime-log";
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("runtime-log").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    private void run() {
        String last = "";
        try {
            do {
                String problem = rotate();
                if (!problem.isEmpty() && !problem.equals(last)) {
                    LOG.warn("The runtime's log cannot be cut file={} cause={}", log.file(), problem);
                }
                last = problem;
            } while (!stopping.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
