/** Which Windows this is and what the machine below it has: version, memory, processors, network adapters. */
@NullMarked
package dev.keadm.windows.system;

import org.jspecify.annotations.NullMarked;
