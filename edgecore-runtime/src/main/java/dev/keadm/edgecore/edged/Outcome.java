package dev.keadm.edgecore.edged;

/** Something that a pod needs before it can go on. */
public sealed interface Outcome<T> {

    record Ready<T>(T value) implements Outcome<T> {}

    /**
     * Not now; edged asks again.
     *
     * @param reason as the kubelet words it in a container's {@code state.waiting.reason}
     * @param message what failed, on which object, why
     */
    record Waiting<T>(String reason, String message) implements Outcome<T> {}

    static <T> Outcome<T> ready(T value) {
        return new Ready<>(value);
    }

    static <T> Outcome<T> waiting(String reason, String message) {
        return new Waiting<>(reason, message);
    }
}
