@NullMarked
package dev.keadm.windows.eventlog;

import org.jspecify.annotations.NullMarked;
