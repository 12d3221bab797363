@NullMarked
package dev.keadm.windows.host.takeover;

import org.jspecify.annotations.NullMarked;
