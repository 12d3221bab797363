/** EdgeCore, the agent on an edge machine: {@code Main} composes it, a package per module of KubeEdge's. */
@NullMarked
package dev.keadm.edgecore;

import org.jspecify.annotations.NullMarked;
