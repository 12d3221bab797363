package dev.keadm.pki;

import dev.keadm.status.Cause;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** CloudCore's certificate authority, the only one an edge node trusts. */
public record CertificateAuthority(X509Certificate certificate) {
    /** @throws PkiException (certificate) when this is no DER form of a certificate */
    static CertificateAuthority ofDer(byte[] der, String from) {
        return new CertificateAuthority(certificate(der, from));
    }

    static X509Certificate certificate(byte[] der, String from) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new PkiException(
                    Cause.CERTIFICATE,
                    "What " + from + " holds is no certificate: " + NetworkFailure.text(e),
                    "Check that this is CloudCore's.",
                    e);
        }
    }

    /** Lower-case hex SHA-256 of the DER form, as the first part of a join token holds it. */
    public String sha256() {
        return sha256(der());
    }

    static String sha256(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A parsed certificate has a DER form", e);
        }
    }

    /** Whether this authority signed the certificate; its dates are not looked at. */
    public boolean signed(X509Certificate other) {
        try {
            other.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
