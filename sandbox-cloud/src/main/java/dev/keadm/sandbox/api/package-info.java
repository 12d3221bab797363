/**
 * The Kubernetes API over HTTPS on loopback, for kubectl and client libraries: discovery, objects, watches, tables. Only who has the
 * bearer token of the kubeconfig gets in: on a machine with several users, creating pods means being root on the node.
 */
@NullMarked
package dev.keadm.sandbox.api;

import org.jspecify.annotations.NullMarked;
