package dev.keadm.edgecore.hub;

import dev.keadm.pki.EdgeTls;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority that a cloud in memory and its node trust. */
final class TestAuthority {
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    SSLContext cloud() {
        return handshake(new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1"))
                .sslContext();
    }

    EdgeTls edge() {
        HandshakeCertificates edge = handshake(new HeldCertificate.Builder().commonName("system:node:edge-1"));
        return new EdgeTls(edge.sslContext(), edge.trustManager());
    }

    private HandshakeCertificates handshake(HeldCertificate.Builder own) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(own.signedBy(authority).build())
                .addTrustedCertificate(authority.certificate())
                .build();
    }
}
