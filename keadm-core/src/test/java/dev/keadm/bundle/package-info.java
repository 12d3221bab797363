@NullMarked
package dev.keadm.bundle;

import org.jspecify.annotations.NullMarked;
