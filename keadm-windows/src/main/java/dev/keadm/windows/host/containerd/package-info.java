/**
 * A containerd for Windows where the machine has none, and what stands around it: what {@link dev.keadm.containerd}'s
 * steps need to know of Windows, the pods' network through HNS, and what the antivirus leaves alone.
 */
@NullMarked
package dev.keadm.windows.host.containerd;

import org.jspecify.annotations.NullMarked;
