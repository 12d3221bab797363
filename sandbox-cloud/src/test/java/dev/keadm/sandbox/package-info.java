/** What the tests of the sandbox share. */
@NullMarked
package dev.keadm.sandbox;

import org.jspecify.annotations.NullMarked;
