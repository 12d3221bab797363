package dev.keadm.sandbox.pki;

import dev.keadm.sandbox.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * The CA that signs the sandbox's servers and the edge's client certificates, with the fields of the one that CloudCore makes:
 * EC P-256, CN {@code KubeEdge}, serial 1024, a hundred years.
 */
public final class CertificateAuthority {
    private static final Duration CA_LIFETIME = Duration.ofDays(364L * 100);
    private static final Duration EDGE_LIFETIME = Duration.ofDays(365);

    private final X509Certificate certificate;
    private final ECPrivateKey key;
    private final byte[] sec1;
    private final Clock clock;

    private CertificateAuthority(X509Certificate certificate, ECPrivateKey key, Clock clock) {
        this.certificate = certificate;
        this.key = key;
        this.sec1 = sec1(key, certificate);
        this.clock = clock;
    }

    /** A CA that lives in memory only. */
    public static CertificateAuthority create(Clock clock) {
        KeyPair pair = newKey();
        X500Name name = new X500Name("CN=KubeEdge");
        Instant now = clock.instant();
        var builder = new X509v3CertificateBuilder(
                name,
                BigInteger.valueOf(1024),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(CA_LIFETIME)),
                name,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            return new CertificateAuthority(sign(builder, pair.getPrivate()), (ECPrivateKey) pair.getPrivate(), clock);
        } catch (IOException e) {
            throw new SandboxException("cannot build the sandbox's CA certificate", e);
        }
    }

    /**
     * The CA kept in {@code dir} as {@code ca.crt} and {@code ca.key} (DER), made at the first call.
     *
     * @throws SandboxException when the files cannot be read, written or understood
     */
    public static CertificateAuthority open(Path dir, Clock clock) {
        Path certificateFile = dir.resolve("ca.crt");
        Path keyFile = dir.resolve("ca.key");
        try {
            if (Files.exists(certificateFile) && Files.exists(keyFile)) {
                var key = KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(keyFile)));
                return new CertificateAuthority(parse(Files.readAllBytes(certificateFile)), (ECPrivateKey) key, clock);
            }
            CertificateAuthority made = create(clock);
            Files.createDirectories(dir);
            PrivateFiles.write(keyFile, made.key.getEncoded());
            Files.write(certificateFile, made.der());
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new SandboxException(
                    "cannot open the sandbox's CA in '" + dir + "'; remove the folder to get a new one", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The CA certificate in DER, the body of {@code /ca.crt}. */
    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("cannot encode the sandbox's CA certificate", e);
        }
    }

    public String pem() {
        return pem("CERTIFICATE", der());
    }

    /** Lower-case hex SHA-256 of {@link #der()}: the first part of a join token. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der()));
        } catch (GeneralSecurityException e) {
            throw new SandboxException("this Java has no SHA-256", e);
        }
    }

    /** The private key in SEC1 DER: CloudCore's HMAC key for tokens, and {@code casecret}'s {@code cakeydata}. */
    public byte[] sec1Key() {
        return sec1.clone();
    }

    /** An ES256 signature in the form that JWTs want: the two numbers side by side. */
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("cannot sign with the sandbox's CA key", e);
        }
    }

    /**
     * Signs a request as CloudCore does: subject and SANs as asked, whatever node they name, a year long.
     *
     * @param extendedKeyUsages numbers of Go's {@code x509.ExtKeyUsage}
     * @throws IllegalArgumentException when the request does not parse, its signature is wrong or a usage is unknown
     */
    public X509Certificate signEdge(byte[] request, List<Integer> extendedKeyUsages) {
        try {
            var csr = new PKCS10CertificationRequest(request);
            SubjectPublicKeyInfo publicKey = csr.getSubjectPublicKeyInfo();
            var verifier = new JcaContentVerifierProviderBuilder().build(publicKey);
            if (!csr.isSignatureValid(verifier)) {
                throw new IllegalArgumentException("the certificate request's signature does not match its key");
            }
            Instant now = clock.instant();
            var builder = new X509v3CertificateBuilder(
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                    new BigInteger(63, new SecureRandom()),
                    Date.from(now.minusSeconds(5)),
                    Date.from(now.plus(EDGE_LIFETIME)),
                    csr.getSubject(),
                    publicKey);
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(extendedKeyUsages.stream()
                            .map(CertificateAuthority::purpose)
                            .toArray(KeyPurposeId[]::new)));
            Extensions asked = csr.getRequestedExtensions();
            Extension names = asked == null ? null : asked.getExtension(Extension.subjectAlternativeName);
            if (names != null) {
                builder.addExtension(names);
            }
            return sign(builder, key);
        } catch (IOException | OperatorCreationException | PKCSException e) {
            throw new IllegalArgumentException("the certificate request cannot be read: " + e.getMessage(), e);
        }
    }

    /** A server certificate for 127.0.0.1 and localhost, with the subject that CloudCore gives its own. */
    public ServerIdentity server() {
        KeyPair pair = newKey();
        Instant now = clock.instant();
        var builder = new JcaX509v3CertificateBuilder(
                certificate,
                new BigInteger(63, new SecureRandom()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(CA_LIFETIME)),
                new X500Principal("CN=KubeEdge,O=KubeEdge"),
                pair.getPublic());
        try {
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(
                        GeneralName.iPAddress, InetAddress.getLoopbackAddress().getHostAddress()),
                new GeneralName(GeneralName.dNSName, "localhost")
            }));
            return new ServerIdentity(sign(builder, key), pair.getPrivate());
        } catch (IOException e) {
            throw new SandboxException("cannot build the sandbox's server certificate", e);
        }
    }

    /** A certificate with the key that belongs to it. */
    public record ServerIdentity(X509Certificate certificate, PrivateKey key) {}

    static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static KeyPurposeId purpose(int goUsage) {
        return switch (goUsage) {
            case 0 -> KeyPurposeId.anyExtendedKeyUsage;
            case 1 -> KeyPurposeId.id_kp_serverAuth;
            case 2 -> KeyPurposeId.id_kp_clientAuth;
            case 3 -> KeyPurposeId.id_kp_codeSigning;
            case 4 -> KeyPurposeId.id_kp_emailProtection;
            case 8 -> KeyPurposeId.id_kp_timeStamping;
            case 9 -> KeyPurposeId.id_kp_OCSPSigning;
            default -> throw new IllegalArgumentException("x509: unknown extended key usage " + goUsage);
        };
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("this Java cannot make EC P-256 keys", e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return parse(builder.build(signer).getEncoded());
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new SandboxException("cannot sign a certificate", e);
        }
    }

    private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] sec1(ECPrivateKey key, X509Certificate certificate) {
        var point = ((ECPublicKey) certificate.getPublicKey()).getW();
        byte[] uncompressed = new byte[65];
        uncompressed[0] = 4;
        copyUnsigned(point.getAffineX(), uncompressed, 1);
        copyUnsigned(point.getAffineY(), uncompressed, 33);
        try {
            return new org.bouncycastle.asn1.sec.ECPrivateKey(
                            256, key.getS(), new DERBitString(uncompressed), SECObjectIdentifiers.secp256r1)
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new SandboxException("cannot encode the sandbox's CA key", e);
        }
    }

    private static void copyUnsigned(BigInteger value, byte[] target, int offset) {
        byte[] bytes = value.toByteArray();
        byte[] significant = bytes.length > 32 ? Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length) : bytes;
        System.arraycopy(significant, 0, target, offset + 32 - significant.length, significant.length);
    }
}
