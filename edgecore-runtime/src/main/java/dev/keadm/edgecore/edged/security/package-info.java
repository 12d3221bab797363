/**
 * What containers may do: the pod's and the container's security contexts put together and handed to the container
 * runtime, and what is refused because this machine cannot keep it.
 */
@NullMarked
package dev.keadm.edgecore.edged.security;

import org.jspecify.annotations.NullMarked;
