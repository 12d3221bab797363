@NullMarked
package dev.keadm.windows.jna;

import org.jspecify.annotations.NullMarked;
