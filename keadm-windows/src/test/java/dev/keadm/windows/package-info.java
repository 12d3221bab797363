@NullMarked
package dev.keadm.windows;

import org.jspecify.annotations.NullMarked;
