/** Hosts in memory, and what every host has to keep: for the tests of all modules. */
@NullMarked
package dev.keadm.host;

import org.jspecify.annotations.NullMarked;
