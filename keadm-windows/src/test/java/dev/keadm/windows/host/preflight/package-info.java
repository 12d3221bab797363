@NullMarked
package dev.keadm.windows.host.preflight;

import org.jspecify.annotations.NullMarked;
