/**
 * The Node that stands for this machine: its registration, the status that it reports, and the lease that says it is
 * alive. Pods are none of its business.
 */
@NullMarked
package dev.keadm.edgecore.node;

import org.jspecify.annotations.NullMarked;
