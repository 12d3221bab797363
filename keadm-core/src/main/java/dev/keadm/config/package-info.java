/**
 * {@code edgecore.yaml} ({@code edgecore.config.kubeedge.io/v1alpha2}), the file that Go's EdgeCore and this one share.
 * {@link dev.keadm.config.EdgeCoreDocument} is the file itself: order and unknown keys stay as they were.
 * {@link dev.keadm.config.EdgeCoreConfig} is what it means: typed, with Go's defaults for whatever it leaves out.
 */
@NullMarked
package dev.keadm.config;

import org.jspecify.annotations.NullMarked;
