@NullMarked
package dev.keadm.windows.system;

import org.jspecify.annotations.NullMarked;
