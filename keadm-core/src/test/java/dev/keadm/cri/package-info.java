/** A runtime that works in memory, and the promises that it and a real one keep. */
@NullMarked
package dev.keadm.cri;

import org.jspecify.annotations.NullMarked;
