/** A read-only OCI registry on loopback with two small images, made at start from the machine's static busybox. */
@NullMarked
package dev.keadm.sandbox.registry;

import org.jspecify.annotations.NullMarked;
