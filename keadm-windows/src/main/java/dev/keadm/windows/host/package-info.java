/**
 * The installer's side of Windows: what keadm needs to know of the machine and does to it, behind the ports of
 * {@link dev.keadm.host}. The agent uses nothing of this package and those below it.
 */
@NullMarked
package dev.keadm.windows.host;

import org.jspecify.annotations.NullMarked;
