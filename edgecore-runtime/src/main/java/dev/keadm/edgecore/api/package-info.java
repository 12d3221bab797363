/** The parts of Kubernetes' API objects that the agent reads or writes, as records. What it does not know stays in the raw text that the store keeps. */
@NullMarked
package dev.keadm.edgecore.api;

import org.jspecify.annotations.NullMarked;
