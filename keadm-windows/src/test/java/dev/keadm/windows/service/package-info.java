/** Services that live for one test, and the states in which real ones get stuck. */
@NullMarked
package dev.keadm.windows.service;

import org.jspecify.annotations.NullMarked;
