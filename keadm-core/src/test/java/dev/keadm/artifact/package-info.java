/** Tests of downloads, checksums, archives and the cache. */
@NullMarked
package dev.keadm.artifact;

import org.jspecify.annotations.NullMarked;
