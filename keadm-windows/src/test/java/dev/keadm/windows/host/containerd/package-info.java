@NullMarked
package dev.keadm.windows.host.containerd;

import org.jspecify.annotations.NullMarked;
