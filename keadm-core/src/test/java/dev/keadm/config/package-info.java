/** Tests of {@code edgecore.yaml}. */
@NullMarked
package dev.keadm.config;

import org.jspecify.annotations.NullMarked;
