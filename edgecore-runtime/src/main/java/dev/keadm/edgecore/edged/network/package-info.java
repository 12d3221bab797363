/**
 * How a pod is named and how it finds others: hostname, name servers, the hosts file, and ports of the machine that
 * lead to it.
 */
@NullMarked
package dev.keadm.edgecore.edged.network;

import org.jspecify.annotations.NullMarked;
