/**
 * A container's environment: variables from ConfigMaps, Secrets, the pod's own fields and resources, and the {@code
 * $(NAME)} references to them in values, commands and paths. The rules are the kubelet's.
 */
@NullMarked
package dev.keadm.edgecore.edged.env;

import org.jspecify.annotations.NullMarked;
