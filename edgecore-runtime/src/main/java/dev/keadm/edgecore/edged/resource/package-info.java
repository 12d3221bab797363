/**
 * What a pod may use of the machine: quantities as Kubernetes writes them, the quality-of-service class that follows
 * from them, and the limits that the container runtime is given.
 */
@NullMarked
package dev.keadm.edgecore.edged.resource;

import org.jspecify.annotations.NullMarked;
