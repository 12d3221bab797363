package dev.keadm.pki;

import java.io.IOException;
import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** PKCS #10 with the Go agent's subject. The only class that loads BouncyCastle. */
final class Pkcs10 {
    private Pkcs10() {}

    /** DER. CloudCore later compares organization and common name only; the rest is Go's. */
    static byte[] of(String nodeName, KeyPair pair) throws OperatorCreationException, IOException {
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "system:nodes")
                .addRDN(BCStyle.L, "Hangzhou")
                .addRDN(BCStyle.ST, "Zhejiang")
                .addRDN(BCStyle.CN, "system:node:" + nodeName)
                .build();
        return new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }
}
