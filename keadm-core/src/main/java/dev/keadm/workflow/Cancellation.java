package dev.keadm.workflow;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run from another thread: the step that is under way is interrupted, the next one does not begin, and what was
 * done is undone. Undoing itself is not interrupted.
 */
public final class Cancellation {
    /** What a run does that may be stopped. */
    interface Action<T> {
        T run() throws Exception;
    }

    /** Why a run was stopped. */
    enum Reason {
        USER,
        TIMEOUT
    }

    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private @Nullable Reason reason;

    /** The thread that may be interrupted now. Guarded by the lock. */
    private @Nullable Thread worker;

    /** Stops the run as the user's wish. Returns at once, may be called often and at any time. */
    public void cancel() {
        cancel(Reason.USER);
    }

    void cancel(Reason why) {
        lock.lock();
        try {
            if (reason == null) {
                reason = why;
            }
            if (worker != null) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<Reason> reason() {
        lock.lock();
        try {
            return Optional.ofNullable(reason);
        } finally {
            lock.unlock();
        }
    }

    /** Runs something that a cancel interrupts. An interrupt from elsewhere counts as the user's wish. */
    <T> T guard(Action<T> action) throws Exception {
        enter();
        try {
            return action.run();
        } catch (InterruptedException e) {
            cancel(Reason.USER);
            throw e;
        } finally {
            leave();
        }
    }

    private void enter() throws InterruptedException {
        lock.lock();
        try {
            if (reason != null) {
                throw new InterruptedException("stopped");
            }
            worker = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            worker = null;
            boolean interrupted = Thread.interrupted();
            if (interrupted && reason == null) {
                reason = Reason.USER;
            }
        } finally {
            lock.unlock();
        }
    }
}
