/**
 * What the agent has to know of the operating system that it runs on: whose defaults count, where its files lie, what
 * it asks the machine and how it reaches the container runtime. {@code Main} chooses one and everything else gets it.
 */
@NullMarked
package dev.keadm.edgecore.platform;

import org.jspecify.annotations.NullMarked;
