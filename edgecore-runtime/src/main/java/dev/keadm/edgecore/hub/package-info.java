/**
 * edgehub: the WebSocket link to CloudHub over mutual TLS, kept alive and made again whenever it breaks, with questions
 * matched to their answers.
 *
 * <p>Threads: one connects, one a link keeps it alive, OkHttp's reader only puts texts into a bounded queue, and one
 * intake thread takes them out, in order, and runs what is done about them.
 */
@NullMarked
package dev.keadm.edgecore.hub;

import org.jspecify.annotations.NullMarked;
