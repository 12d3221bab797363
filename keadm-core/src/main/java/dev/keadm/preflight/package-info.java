/**
 * Looks before anything is changed: named checks that all run and all report together, so that one run tells everything
 * that stands in the way. A check only reads.
 */
@NullMarked
package dev.keadm.preflight;

import org.jspecify.annotations.NullMarked;
