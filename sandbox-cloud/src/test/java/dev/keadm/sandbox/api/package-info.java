@NullMarked
package dev.keadm.sandbox.api;

import org.jspecify.annotations.NullMarked;
