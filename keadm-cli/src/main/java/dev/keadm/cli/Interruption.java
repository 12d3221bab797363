package dev.keadm.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Ctrl-C and SIGTERM: a run that can take itself back is told to, and its exit code counts; anything else just ends. */
final class Interruption {
    /** Set by the command's thread, read by the hook's; empty while nothing has begun that must be taken back. */
    private volatile Optional<Runnable> listener = Optional.empty();

    private final AtomicInteger code = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** From now on the process ends only when the command has; {@code stop} tells it to hurry. */
    void takeBackWith(Runnable stop) {
        listener = Optional.of(stop);
    }

    /** Runs the command on this thread and returns its exit code. */
    int guard(IntSupplier command) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interruption"));
        try {
            code.set(command.getAsInt());
            return code.get();
        } finally {
            ended.countDown();
        }
    }

    private void stop() {
        if (ended.getCount() > 0) {
            listener.ifPresent(this::takeBack);
        }
    }

    private void takeBack(Runnable stop) {
        stop.run();
        awaitEnd();
        Runtime.getRuntime().halt(code.get());
    }

    private void awaitEnd() {
        boolean done = false;
        while (!done) {
            try {
                ended.await();
                done = true;
            } catch (InterruptedException _) {
                // nobody interrupts a shutdown hook for a reason that matters more than the undo
            }
        }
    }
}
