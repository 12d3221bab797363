@NullMarked
package dev.keadm.windows.host.features;

import org.jspecify.annotations.NullMarked;
