/**
 * The command line of {@code keadm}: {@link dev.keadm.cli.Main} puts the parts together, runs one command and turns its
 * outcome into an exit code. The result of a command goes to standard output; progress and errors go to standard error,
 * unless {@code --output json} asks for one JSON object per line on standard output.
 */
@NullMarked
package dev.keadm.cli;

import org.jspecify.annotations.NullMarked;
