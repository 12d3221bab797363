/** metamanager: what the cloud acknowledged knowledge of, kept durably, and the agent's questions to the cloud. */
@NullMarked
package dev.keadm.edgecore.meta;

import org.jspecify.annotations.NullMarked;
