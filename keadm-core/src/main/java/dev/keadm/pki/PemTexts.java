package dev.keadm.pki;

import dev.keadm.status.Cause;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;

/**
 * Authority, certificate and key as the texts of Go's three files.
 *
 * @param key secret
 */
public record PemTexts(String authority, String certificate, String key) {
    private static final String CERTIFICATE = "CERTIFICATE";

    public static PemTexts of(CertificateAuthority authority, EdgeCertificate edge) {
        try {
            return new PemTexts(
                    new Pem(CERTIFICATE, authority.der()).text(),
                    new Pem(CERTIFICATE, edge.certificate().getEncoded()).text(),
                    edge.keyPem());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A parsed certificate has a DER form", e);
        }
    }

    /** @throws PkiException (certificate) when the text is no certificate */
    public CertificateAuthority parseAuthority() {
        return CertificateAuthority.ofDer(block(authority), "the authority's file");
    }

    /** @throws PkiException (certificate) when the texts are no certificate and key, or do not belong together */
    public EdgeCertificate parseCertificate() {
        try {
            EdgeCertificate edge = new EdgeCertificate(
                    CertificateAuthority.certificate(block(certificate), "the certificate's file"),
                    EcKey.fromPem(Pem.read(key).orElseThrow(() -> new GeneralSecurityException("no PEM block"))),
                    key);
            if (edge.keyMatches()) {
                return edge;
            }
            throw unusable("the key does not belong to the certificate");
        } catch (GeneralSecurityException e) {
            throw unusable("the key cannot be read: " + NetworkFailure.text(e));
        }
    }

    private static byte[] block(String text) {
        return Pem.read(text)
                .filter(pem -> pem.type().equals(CERTIFICATE))
                .orElseThrow(() -> unusable("there is no PEM certificate"))
                .der();
    }

    private static PkiException unusable(String why) {
        return new PkiException(
                Cause.CERTIFICATE,
                "The stored certificate cannot be used: " + why + ".",
                "Put the right files back, or remove them and join again with a token.");
    }

    @Override
    public String toString() {
        return "PemTexts[***]";
    }
}
