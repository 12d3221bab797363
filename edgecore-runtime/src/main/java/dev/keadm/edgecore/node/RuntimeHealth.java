package dev.keadm.edgecore.node;

/** Whether pods could run on the container runtime just now. */
@FunctionalInterface
public interface RuntimeHealth {
    Finding look();

    sealed interface Finding {
        /** @param runtime name and version as nodes report them: {@code containerd://2.0.0} */
        record Healthy(String runtime) implements Finding {}

        /** @param runtime as above, empty when the runtime does not answer at all */
        record Unhealthy(String runtime, String message) implements Finding {}
    }
}
