package dev.keadm.workflow.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** Kills this process, as SIGKILL does, the n-th time that it may come. */
final class Death {
    private final int at;
    private int seen;

    Death(int at) {
        this.at = at;
    }

    void mayCome() {
        seen++;
        if (seen != at) {
            return;
        }
        try {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while dying", e);
        }
    }
}
