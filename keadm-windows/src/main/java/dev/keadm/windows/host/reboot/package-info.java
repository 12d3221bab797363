/**
 * Restarts of Windows: what waits for one, how one is made, and how join goes on after it by itself: a task that runs at
 * the next start of the machine, as SYSTEM and without anybody logging on, from the installed copy of keadm.
 */
@NullMarked
package dev.keadm.windows.host.reboot;

import org.jspecify.annotations.NullMarked;
