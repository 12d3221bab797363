/** The one exception that reaches the command line, with the exit code and the remedy that people are shown. */
@NullMarked
package dev.keadm.error;

import org.jspecify.annotations.NullMarked;
