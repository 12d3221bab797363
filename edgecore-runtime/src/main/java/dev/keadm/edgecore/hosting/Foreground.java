package dev.keadm.edgecore.hosting;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Run by a terminal, or by whoever ends it by a signal. */
public final class Foreground implements Hosting {
    private static final int OK = 0;
    private static final int USAGE = 2;

    private final Optional<Path> logFile;
    private final PrintStream err;

    /** @param logFile where all of the agent's words go; empty: to the terminal */
    public Foreground(Optional<Path> logFile, PrintStream err) {
        this.logFile = logFile;
        this.err = err;
    }

    @Override
    public int host(Hosted agent) {
        PrintStream words = err;
        if (logFile.isPresent()) {
            try {
                words = LogFile.open(logFile.get()).takeOutput();
            } catch (IOException e) {
                err.println("edgecore: Cannot write to --log-file " + logFile.get() + ": " + e.getMessage());
                return USAGE;
            }
        }
        try (Signals signals = new Signals(words)) {
            return agent.run(signals);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OK;
        }
    }

    /** A life that a signal ends. The process may be gone as soon as this is closed. */
    private static final class Signals implements Life, AutoCloseable {
        private final CountDownLatch stop = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private final PrintStream words;

        Signals(PrintStream words) {
            this.words = words;
        }

        @Override
        public void progress() {
            // nobody asks
        }

        @Override
        public void running(String sentence) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::signalled, "stop"));
        }

        private void signalled() {
            stop.countDown();
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void awaitStop() throws InterruptedException {
            stop.await();
        }

        @Override
        public void stopped(String sentence) {
            // whoever sent the signal knows
        }

        @Override
        public void failed(String sentence) {
            words.println("edgecore: " + sentence);
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}
