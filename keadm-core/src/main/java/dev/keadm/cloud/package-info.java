/**
 * What keadm itself asks CloudCore: whose a node name is, and at reset that the node and its pods are no longer here. It
 * talks to CloudHub as the agent does, but acknowledges nothing, so that the cloud sends everything again to whoever
 * comes next.
 */
@NullMarked
package dev.keadm.cloud;

import org.jspecify.annotations.NullMarked;
