/**
 * How {@code keadm} talks: live lines on a terminal, plain lines elsewhere, one JSON object per line on request; errors
 * as what failed, why, and what to do.
 */
@NullMarked
package dev.keadm.cli.console;

import org.jspecify.annotations.NullMarked;
