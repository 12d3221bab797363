/**
 * Certificates of an edge node: CloudCore's authority fetched by hash pin, a key and certificate asked for with a join
 * token or with the certificate that runs out, Go's files that hold them, and TLS made of them.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/edge/pkg/edgehub/certificate/certmanager.go">what the
 *     Go agent does</a>
 */
@NullMarked
package dev.keadm.pki;

import org.jspecify.annotations.NullMarked;
