/**
 * edged: runs this node's pods. Desired state comes from the store, actual state from the container runtime; one worker a pod brings the two together and reports the pod's status.
 */
@NullMarked
package dev.keadm.edgecore.edged;

import org.jspecify.annotations.NullMarked;
