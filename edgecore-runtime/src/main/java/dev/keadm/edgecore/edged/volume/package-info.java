/**
 * Volumes of pods, in the kubelet's own folders and layout, so that a node changes between agents with its pods: what
 * they hold, how it is brought up to date without a reader seeing half of it, whose it is, and how it goes away. No
 * path that a pod or a container names leads out of its volume.
 */
@NullMarked
package dev.keadm.edgecore.edged.volume;

import org.jspecify.annotations.NullMarked;
