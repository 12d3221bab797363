/**
 * The Kubernetes API's behaviour without its transport: objects with versions and conflicts, defaults, patches, graceful
 * deletion, watches. CloudHub and the HTTP API both stand on {@link dev.keadm.sandbox.cluster.Cluster}.
 */
@NullMarked
package dev.keadm.sandbox.cluster;

import org.jspecify.annotations.NullMarked;
