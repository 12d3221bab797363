package dev.keadm.windows.jna;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs native calls that block. A virtual thread would keep its carrier for the time, of which there are as many as
 * processors, so it waits for a platform thread that does the call instead.
 */
final class PlatformThreads {
    private final ExecutorService threads;

    PlatformThreads(String name) {
        threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T call(Work<T> work) throws IOException, InterruptedException {
        if (!Thread.currentThread().isVirtual()) {
            return work.run();
        }
        Future<T> result = threads.submit(work::run);
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    private static IOException asThrown(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException failure -> failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
