/**
 * How a run of keadm can end badly: one unchecked exception that says what failed, on which object, why and what to do,
 * with a code that decides the exit code.
 */
@NullMarked
package dev.keadm.error;

import org.jspecify.annotations.NullMarked;
