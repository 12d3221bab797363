/** Command lines run in this process: their exit codes and all that they print. */
@NullMarked
package dev.keadm.cli;

import org.jspecify.annotations.NullMarked;
