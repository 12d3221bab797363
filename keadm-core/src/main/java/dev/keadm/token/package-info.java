/**
 * The secret that lets a machine join: what KubeEdge's token says about itself without asking anybody, and the places
 * that it may come from. It reaches no file of ours and no message.
 */
@NullMarked
package dev.keadm.token;

import org.jspecify.annotations.NullMarked;
