/** Tests of installing containerd. */
@NullMarked
package dev.keadm.containerd;

import org.jspecify.annotations.NullMarked;
