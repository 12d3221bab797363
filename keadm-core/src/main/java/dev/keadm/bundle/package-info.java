/**
 * One file with all that join would download, for machines without a way to the releases' servers. It is a ZIP whose parts
 * are stored as they are, behind a {@code manifest.json} that names each one's version, size and digest; see
 * {@code docs/adr/020-a-bundle-is-a-stored-zip.md}. What a bundle holds goes through the same cache and lock file as what
 * comes over the network, so each part is verified before anything uses it.
 */
@NullMarked
package dev.keadm.bundle;

import org.jspecify.annotations.NullMarked;
