/**
 * What is told to the container runtime on one operating system only, and how paths are written there. The rest of edged
 * knows these interfaces and no system.
 */
@NullMarked
package dev.keadm.edgecore.edged.os;

import org.jspecify.annotations.NullMarked;
