@NullMarked
package dev.keadm.windows.host;

import org.jspecify.annotations.NullMarked;
