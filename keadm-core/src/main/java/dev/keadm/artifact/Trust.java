package dev.keadm.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom downloads believe that a server is the one that it says it is: Java's authorities and others beside them. */
final class Trust {
    private static final System.Logger LOG = System.getLogger(Trust.class.getName());

    private Trust() {}

    /**
     * @param file certificates that the user named
     * @param system DER of those of the machine; one that this Java cannot read vouches for nobody, and does no harm
     */
    static X509ExtendedTrustManager of(Collection<? extends Certificate> file, List<byte[]> system)
            throws IOException, GeneralSecurityException {
        Set<Certificate> all = new LinkedHashSet<>(List.of(manager(null).getAcceptedIssuers()));
        all.addAll(readable(system));
        all.addAll(file);
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : all) {
            store.setCertificateEntry("root-" + number++, certificate);
        }
        return new NamingTrust(manager(store));
    }

    private static Set<Certificate> readable(List<byte[]> encoded) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Set<Certificate> certificates = new LinkedHashSet<>();
        for (byte[] der : encoded) {
            try {
                certificates.add(factory.generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException e) {
                LOG.log(System.Logger.Level.DEBUG, "A root of the system is left out. bytes=" + der.length, e);
            }
        }
        return certificates;
    }

    /** @param store null for Java's own */
    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }
}
