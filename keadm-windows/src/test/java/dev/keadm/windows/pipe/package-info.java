@NullMarked
package dev.keadm.windows.pipe;

import org.jspecify.annotations.NullMarked;
