/**
 * Makes this machine a node: what must hold before it begins, the one list of steps, and each step with its way back.
 * Reset goes the same list backwards.
 */
@NullMarked
package dev.keadm.join;

import org.jspecify.annotations.NullMarked;
