/**
 * CloudHub and the controllers behind it: sessions over WebSocket, reliable delivery with acknowledgements, what edges ask of the
 * cluster, and what the cluster's changes send to edges. One thread a session sends what needs an acknowledgement, one what needs
 * none; a message from an edge is handled in a thread of its own, so that two of them may overtake each other, as in CloudCore.
 */
@NullMarked
package dev.keadm.sandbox.hub;

import org.jspecify.annotations.NullMarked;
