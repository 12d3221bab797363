/**
 * The shipped trees at work: what a user unpacks is started as a user starts it, against a real container runtime and
 * the stand-in cloud.
 */
@NullMarked
package dev.keadm.release;

import org.jspecify.annotations.NullMarked;
