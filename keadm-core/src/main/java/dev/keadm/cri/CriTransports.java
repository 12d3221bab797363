package dev.keadm.cri;

/** The ways to a container runtime that this machine has. */
@FunctionalInterface
public interface CriTransports {
    /**
     * The transport for an endpoint. Nothing is opened yet.
     *
     * @throws IllegalArgumentException an endpoint of a kind that this machine does not have, saying which to give
     */
    CriTransport to(CriEndpoint endpoint);
}
