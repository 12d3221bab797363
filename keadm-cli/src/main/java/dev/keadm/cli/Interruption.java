package dev.keadm.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Ctrl-C and SIGTERM: the running command is interrupted, may take back what it did, and its exit code counts. */
final class Interruption {
    private Interruption() {}

    /** Runs the command on this thread. */
    static int guard(IntSupplier command) {
        Thread runner = Thread.currentThread();
        AtomicInteger code = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (ended.getCount() == 0) {
                                return;
                            }
                            runner.interrupt();
                            awaitUninterruptibly(ended);
                            Runtime.getRuntime().halt(code.get());
                        },
                        "interruption"));
        try {
            code.set(command.getAsInt());
            return code.get();
        } finally {
            ended.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException _) {
                // nobody interrupts a shutdown hook for a reason that matters more than the undo
            }
        }
    }
}
