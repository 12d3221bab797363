/** Takes back what join did to this machine, exactly, and says what is left and why. */
@NullMarked
package dev.keadm.reset;

import org.jspecify.annotations.NullMarked;
