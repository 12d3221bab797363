/** Who this agent is: the file of ours beside {@code edgecore.yaml} that join writes and the agent reads. */
@NullMarked
package dev.keadm.identity;

import org.jspecify.annotations.NullMarked;
