package dev.keadm.cloud;

import dev.keadm.pki.CertificateAuthority;
import dev.keadm.pki.EdgeCertificate;
import dev.keadm.pki.EdgeTls;

/** Whom a node trusts and what it shows for itself. */
public record Credentials(CertificateAuthority authority, EdgeCertificate certificate) {
    EdgeTls tls() {
        return EdgeTls.mutual(authority, certificate);
    }
}
