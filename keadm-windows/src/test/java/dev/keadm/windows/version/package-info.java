@NullMarked
package dev.keadm.windows.version;

import org.jspecify.annotations.NullMarked;
