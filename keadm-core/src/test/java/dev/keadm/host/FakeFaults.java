package dev.keadm.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Counts what is changed on a fake host, and lets chosen changes fail. */
public final class FakeFaults {
    /** When an operation fails: before it did anything, or after it did all. */
    public enum When {
        REFUSED,
        DONE_ALL_THE_SAME
    }

    /** @param number counts changes from 1 */
    public record Operation(int number, String name, String object) {}

    /** What an operation does to a machine in memory. */
    public interface Effect {
        void happen() throws IOException, InterruptedException;
    }

    private final List<Operation> operations = new ArrayList<>();
    private Predicate<Operation> chosen = _ -> false;
    private When when = When.REFUSED;
    private Runnable atEach = () -> {};

    /** What was changed or tried so far. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Lets operations fail from now on. */
    public void fail(When when, Predicate<Operation> chosen) {
        this.when = when;
        this.chosen = chosen;
    }

    public void failNothing() {
        this.chosen = _ -> false;
    }

    /** Runs something before each operation, to interrupt for one. */
    public void beforeEach(Runnable action) {
        this.atEach = action;
    }

    /** Begins to count anew. */
    public void reset() {
        operations.clear();
    }

    /** An operation that nothing interrupts. */
    public void change(String name, Object object, Effect effect) throws IOException {
        try {
            interruptibly(name, object, effect);
        } catch (InterruptedException e) {
            throw new IOException("interrupted: " + name + " " + object, e);
        }
    }

    public void interruptibly(String name, Object object, Effect effect) throws IOException, InterruptedException {
        Operation operation = new Operation(operations.size() + 1, name, object.toString());
        operations.add(operation);
        atEach.run();
        if (Thread.interrupted()) {
            throw new InterruptedException(operation.toString());
        }
        boolean fails = chosen.test(operation);
        if (!fails || when == When.DONE_ALL_THE_SAME) {
            effect.happen();
        }
        if (fails) {
            throw new IOException("fault: " + operation.name() + " " + operation.object());
        }
    }
}
