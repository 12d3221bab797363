/**
 * What CloudCore does on its certificate port: a CA of its own, join tokens, and the HTTPS endpoints that trade a token (or a
 * certificate that is about to expire) for a client certificate.
 */
@NullMarked
package dev.keadm.sandbox.pki;

import org.jspecify.annotations.NullMarked;
