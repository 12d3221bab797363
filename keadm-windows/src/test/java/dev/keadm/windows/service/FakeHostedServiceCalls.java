package dev.keadm.windows.service;

import dev.keadm.windows.jna.HostedServiceCalls;
import dev.keadm.windows.jna.WindowsException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** The manager's side of one service: what it was told, and a way to control it. */
final class FakeHostedServiceCalls implements HostedServiceCalls {
    private final List<Status> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch registered = new CountDownLatch(1);
    private int refusal;
    private volatile IntUnaryOperator handler = _ -> -1;

    /** As in a process that the manager did not start. */
    FakeHostedServiceCalls refusing(int code) {
        refusal = code;
        return this;
    }

    List<Status> told() {
        return List.copyOf(told);
    }

    Status last() {
        return told.getLast();
    }

    /** The handler's answer. */
    int control(int control) throws InterruptedException {
        registered.await();
        return handler.applyAsInt(control);
    }

    @Override
    public void dispatch(String name, Main main, Consumer<Throwable> escaped) throws WindowsException {
        if (refusal != 0) {
            throw new WindowsException(refusal, "StartServiceCtrlDispatcherW", name);
        }
        Thread thread = Thread.ofPlatform().name("service-main").start(() -> {
            try {
                main.run();
            } catch (WindowsException | RuntimeException e) {
                escaped.accept(e);
            }
        });
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public StatusReport register(String name, Handler handler) {
        this.handler = handler::control;
        registered.countDown();
        return told::add;
    }
}
