package dev.keadm.edgecore.edged;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * What one pod's worker has under way beside itself, by key: pulls, stops, messages to the cloud. The map belongs to the
 * worker; a task that ends calls {@code signal}, and the worker fetches the result on its next round.
 */
final class Activities {
    private final Map<String, FutureTask<?>> tasks = new HashMap<>();
    private final Executor executor;
    private final Runnable signal;

    Activities(Executor executor, Runnable signal) {
        this.executor = executor;
        this.signal = signal;
    }

    void start(String key, Callable<?> task) {
        FutureTask<?> future = new FutureTask<>(task);
        tasks.put(key, future);
        executor.execute(() -> {
            future.run();
            signal.run();
        });
    }

    boolean isKnown(String key) {
        return tasks.containsKey(key);
    }

    boolean isRunning(String key) {
        FutureTask<?> task = tasks.get(key);
        return task != null && !task.isDone();
    }

    /** The result of a task that ended, once. What a task threw is thrown here as {@link IllegalStateException}. */
    <T> Optional<T> take(String key, Class<T> type) {
        FutureTask<?> task = tasks.get(key);
        if (task == null || !task.isDone()) {
            return Optional.empty();
        }
        tasks.remove(key);
        if (task.state() == FutureTask.State.FAILED) {
            throw new IllegalStateException(key + " failed: " + task.exceptionNow(), task.exceptionNow());
        }
        return Optional.of(type.cast(task.resultNow()));
    }
}
