@NullMarked
package dev.keadm.windows.network;

import org.jspecify.annotations.NullMarked;
