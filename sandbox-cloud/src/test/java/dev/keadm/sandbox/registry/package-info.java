@NullMarked
package dev.keadm.sandbox.registry;

import org.jspecify.annotations.NullMarked;
