@NullMarked
package dev.keadm.windows.host.reboot;

import org.jspecify.annotations.NullMarked;
