/**
 * The networks that containers get from Windows' Host Networking Service (HNS), for both programs: join makes one and
 * writes the CNI configuration from what HNS says of it; the agent makes sure of both at each start, because Windows
 * forgets NAT networks when it boots.
 */
@NullMarked
package dev.keadm.windows.network;

import org.jspecify.annotations.NullMarked;
