@NullMarked
package dev.keadm.windows.registry;

import org.jspecify.annotations.NullMarked;
