/**
 * Images of containers: names as people write them, the passwords that a pod's pull secrets hold for them, and getting
 * them onto the machine by the container's pull policy.
 */
@NullMarked
package dev.keadm.edgecore.edged.image;

import org.jspecify.annotations.NullMarked;
