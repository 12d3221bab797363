/**
 * The machine as keadm sees it: small ports in the domain's words, grouped by {@link dev.keadm.host.Host}, and the paths
 * in {@link dev.keadm.host.HostLayout}. Queries answer with a fact; that something could not be asked is an exception,
 * never an answer. Nothing here or above knows which system it runs on.
 */
@NullMarked
package dev.keadm.host;

import org.jspecify.annotations.NullMarked;
