/** Values that must never be printed: tokens, passwords, keys. */
@NullMarked
package dev.keadm.secret;

import org.jspecify.annotations.NullMarked;
