@NullMarked
package dev.keadm.sandbox.hub;

import org.jspecify.annotations.NullMarked;
