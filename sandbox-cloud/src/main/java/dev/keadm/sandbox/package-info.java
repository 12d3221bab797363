/**
 * A stand-in cloud for trials and tests: certificates, CloudHub's WebSocket, a small Kubernetes API and a read-only image
 * registry, all on loopback. It shares no wire code with the agent, so that one mistake cannot hide on both sides.
 * {@link dev.keadm.sandbox.Sandbox} is the way in.
 */
@NullMarked
package dev.keadm.sandbox;

import org.jspecify.annotations.NullMarked;
