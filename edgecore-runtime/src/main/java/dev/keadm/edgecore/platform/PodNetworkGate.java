package dev.keadm.edgecore.platform;

import java.util.Optional;

/** Holds pods back until their network is there. Written by one thread, read by the pods' workers. */
final class PodNetworkGate {
    private volatile Optional<String> problem = Optional.empty();

    /** What is in the way, for a pod's status; empty when pods may start. */
    Optional<String> problem() {
        return problem;
    }

    void close(String reason) {
        problem = Optional.of(reason);
    }

    void open() {
        problem = Optional.empty();
    }
}
