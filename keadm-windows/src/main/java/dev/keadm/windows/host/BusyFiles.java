package dev.keadm.windows.host;

import dev.keadm.artifact.Waiting;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Waits a moment for files that somebody has open: virus scanners and indexers look into each new one, and what is deleted
 * while it is open stays in its folder until it is closed. Windows then says either that another process has it open or
 * that access is denied.
 */
final class BusyFiles {
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Waiting waiting;

    BusyFiles(Waiting waiting) {
        this.waiting = waiting;
    }

    @FunctionalInterface
    interface Change {
        void run() throws WindowsException;
    }

    void retry(Change change) throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                change.run();
                return;
            } catch (WindowsException e) {
                if (!mayPass(e.code())) {
                    throw e;
                }
            }
            pause();
        }
        change.run();
    }

    private static boolean mayPass(int code) {
        return code == WindowsErrors.SHARING_VIOLATION
                || code == WindowsErrors.ACCESS_DENIED
                || code == WindowsErrors.DIRECTORY_NOT_EMPTY;
    }

    private void pause() throws InterruptedIOException {
        try {
            waiting.pause(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a file that another process has open");
        }
    }
}
