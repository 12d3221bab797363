package dev.keadm.pki;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Keys on curve P-256 in the form that Go writes: SEC 1 ({@code EC PRIVATE KEY}), which the JDK does not read, so it is
 * wrapped into PKCS #8 on the way in.
 */
final class EcKey {
    static final String SEC1 = "EC PRIVATE KEY";
    static final String PKCS8 = "PRIVATE KEY";

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] VERSION_0 = HEX.parseHex("020100");
    private static final byte[] VERSION_1 = HEX.parseHex("020101");
    private static final byte[] OID_EC_PUBLIC_KEY = HEX.parseHex("06072a8648ce3d0201");
    private static final byte[] OID_P256 = HEX.parseHex("06082a8648ce3d030107");

    private EcKey() {}

    static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** RFC 5915 with parameters and public key, as Go's {@code x509.MarshalECPrivateKey} gives. */
    static byte[] toSec1(KeyPair pair) {
        byte[] secret = fixed(((ECPrivateKey) pair.getPrivate()).getS().toByteArray());
        var point = ((ECPublicKey) pair.getPublic()).getW();
        byte[] bits = concat(
                new byte[] {0, 4},
                fixed(point.getAffineX().toByteArray()),
                fixed(point.getAffineY().toByteArray()));
        return der(0x30, concat(VERSION_1, der(0x04, secret), der(0xa0, OID_P256), der(0xa1, der(0x03, bits))));
    }

    /** @throws GeneralSecurityException when the block is no EC key */
    static PrivateKey fromPem(Pem pem) throws GeneralSecurityException {
        byte[] pkcs8 = switch (pem.type()) {
            case PKCS8 -> pem.der();
            case SEC1 ->
                der(0x30, concat(VERSION_0, der(0x30, concat(OID_EC_PUBLIC_KEY, OID_P256)), der(0x04, pem.der())));
            default -> throw new GeneralSecurityException("expected '" + SEC1 + "' but was '" + pem.type() + "'");
        };
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** 32 bytes, whatever the sign byte or leading zeros of the integer's own form. */
    private static byte[] fixed(byte[] integer) {
        byte[] out = new byte[32];
        int length = Math.min(32, integer.length);
        System.arraycopy(integer, integer.length - length, out, 32 - length, length);
        return out;
    }

    private static byte[] der(int tag, byte[] value) {
        byte[] length = value.length < 128
                ? new byte[] {(byte) value.length}
                : value.length < 256
                        ? new byte[] {(byte) 0x81, (byte) value.length}
                        : new byte[] {(byte) 0x82, (byte) (value.length >> 8), (byte) value.length};
        return concat(new byte[] {(byte) tag}, length, value);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
