/** One class a command: it names its options, builds a request, hands it to its workflow and maps the outcome to an exit code. */
@NullMarked
package dev.keadm.cli.command;

import org.jspecify.annotations.NullMarked;
