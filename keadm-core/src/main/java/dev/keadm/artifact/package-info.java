/**
 * Programs of others that join installs: where their releases lie ({@link dev.keadm.artifact.Releases}), how they are
 * fetched (mirror, proxy, own CA, resume), held to the checksum that their own release publishes and from then on to
 * {@code artifacts.lock}, kept in a cache, and taken out of their archives without trusting them.
 */
@NullMarked
package dev.keadm.artifact;

import org.jspecify.annotations.NullMarked;
