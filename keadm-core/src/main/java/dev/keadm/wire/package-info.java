/** What CloudCore and its edge nodes say to each other: the message envelope, its routes, and resource names. */
@NullMarked
package dev.keadm.wire;

import org.jspecify.annotations.NullMarked;
