/**
 * Puts everything that a pod spec asks for together into the messages of the container runtime interface: the
 * implementation of {@link dev.keadm.edgecore.edged.PodPreparation}.
 */
@NullMarked
package dev.keadm.edgecore.edged.preparation;

import org.jspecify.annotations.NullMarked;
