package dev.keadm.pki;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A node's certificate and the private key that goes with it.
 *
 * @param keyPem the key as its file holds it: SEC 1 PEM, secret
 */
public record EdgeCertificate(X509Certificate certificate, PrivateKey key, String keyPem) {
    private static final String COMMON_NAME = "CN=system:node:";

    /** By the subject's name for CloudCore: {@code system:node:<node>}. */
    public boolean belongsTo(String nodeName) {
        return node().filter(nodeName::equals).isPresent();
    }

    /** Whose it is; empty when it is no node's. */
    public Optional<String> node() {
        return Arrays.stream(
                        certificate.getSubjectX500Principal().getName("RFC1779").split(", ", -1))
                .filter(part -> part.startsWith(COMMON_NAME))
                .map(part -> part.substring(COMMON_NAME.length()))
                .findFirst();
    }

    public Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** When a new one is due: Go asks after 70 to 90 per cent of the lifetime, {@code share} says where in between. */
    public Instant rotationDue(double share) {
        long lifetime = Duration.between(notBefore(), notAfter()).toSeconds();
        return notBefore().plusSeconds((long) (lifetime * (0.7 + 0.2 * share)));
    }

    /** Whether what the key signs, the certificate verifies. */
    boolean keyMatches() {
        try {
            byte[] probe = {1, 2, 3};
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(key);
            signer.update(probe);
            byte[] signed = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(probe);
            return signer.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "EdgeCertificate[" + certificate.getSubjectX500Principal() + ", until " + notAfter() + "]";
    }
}
