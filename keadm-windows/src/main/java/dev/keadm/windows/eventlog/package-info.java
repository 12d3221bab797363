/**
 * The system's event log, where an administrator looks first: the source under which the agent writes, and what it writes.
 */
@NullMarked
package dev.keadm.windows.eventlog;

import org.jspecify.annotations.NullMarked;
