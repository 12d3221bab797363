/** The agent's account of itself, from what its parts say to the file that keadm reads. */
@NullMarked
package dev.keadm.edgecore.status;

import org.jspecify.annotations.NullMarked;
