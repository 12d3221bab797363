/** The shipped keadm, put together with fakes for what Wine lacks. */
@NullMarked
package dev.keadm.cli;

import org.jspecify.annotations.NullMarked;
