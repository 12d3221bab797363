/**
 * The objects that a pod is made of besides itself: ConfigMaps, Secrets and facts of the node it runs on, asked for
 * with words that can stand in the pod's status when they are not to be had.
 */
@NullMarked
package dev.keadm.edgecore.edged.object;

import org.jspecify.annotations.NullMarked;
