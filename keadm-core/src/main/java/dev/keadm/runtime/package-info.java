/** What keadm itself needs of a container runtime: to see whether it will do, and to take back what an agent ran in it. */
@NullMarked
package dev.keadm.runtime;

import org.jspecify.annotations.NullMarked;
