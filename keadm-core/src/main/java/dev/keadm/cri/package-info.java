/**
 * Client of a container runtime: Kubernetes' CRI v1 over gRPC on any stream of bytes. {@code CriRuntime} and {@code CriImages} are the ports; {@code CriClient} speaks them to a real runtime through a {@code CriTransport}.
 */
@NullMarked
package dev.keadm.cri;

import org.jspecify.annotations.NullMarked;
