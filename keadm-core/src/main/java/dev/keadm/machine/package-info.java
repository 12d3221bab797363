/** What is on this machine now, by looking: the agent's own status, its service, and who keadm says it is. */
@NullMarked
package dev.keadm.machine;

import org.jspecify.annotations.NullMarked;
