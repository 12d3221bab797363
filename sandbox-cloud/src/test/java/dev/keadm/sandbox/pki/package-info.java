@NullMarked
package dev.keadm.sandbox.pki;

import org.jspecify.annotations.NullMarked;
