package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Sends over one WebSocket, with the faults that a test asked for. */
final class SocketOutlet implements Outlet {
    private static final long REORDER_PATIENCE_MILLIS = 500;

    private final EdgeSocket socket;
    private final Faults faults;
    private final ScheduledExecutorService clock;

    /** Guards {@link #held}. */
    private final ReentrantLock lock = new ReentrantLock();

    private final List<Frame> held = new ArrayList<>();

    SocketOutlet(EdgeSocket socket, Faults faults, ScheduledExecutorService clock) {
        this.socket = socket;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public void send(Frame frame) {
        faults.holdMessage();
        if (faults.swallows(frame.resource())) {
            return;
        }
        if (faults.reorderWindow() > 1) {
            hold(frame);
        } else {
            write(frame);
        }
    }

    @Override
    public void abort() {
        socket.abort();
    }

    private void hold(Frame frame) {
        lock.lock();
        try {
            held.add(frame);
            if (held.size() == 1) {
                var _ = clock.schedule(() -> release(1), REORDER_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
        release(faults.reorderWindow());
    }

    private void release(int atLeast) {
        List<Frame> ready = new ArrayList<>();
        lock.lock();
        try {
            if (held.size() >= atLeast) {
                ready.addAll(held.reversed());
                held.clear();
            }
        } finally {
            lock.unlock();
        }
        ready.forEach(this::write);
    }

    private void write(Frame frame) {
        String text = frame.encode();
        for (String garbage : faults.takeGarbage()) {
            transmit(garbage);
        }
        for (int copy = 0; copy <= faults.repetitions(); copy++) {
            if (faults.disconnectsNow()) {
                abort();
                return;
            }
            transmit(text);
        }
    }

    private void transmit(String text) {
        try {
            socket.write(text);
        } catch (IOException e) {
            // the session learns of it from the reader and sends again on the next one
        }
    }
}
