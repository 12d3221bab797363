package dev.keadm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every store of trusted roots promises. */
public abstract class TrustedRootsContract {
    /** At least one authority is in it. */
    protected abstract TrustedRoots roots() throws Exception;

    @Test
    void shouldGiveCertificatesOfAuthoritiesWhole() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");

        assertThat(roots().encoded()).isNotEmpty().allSatisfy(der -> {
            ByteArrayInputStream in = new ByteArrayInputStream(der);
            X509Certificate root = (X509Certificate) factory.generateCertificate(in);
            assertThat(root.getEncoded()).isEqualTo(der);
        });
    }

    @Test
    void shouldGiveTheSameAgain() throws Exception {
        TrustedRoots roots = roots();

        assertThat(roots.encoded().stream().map(Arrays::hashCode))
                .containsExactlyElementsOf(
                        roots.encoded().stream().map(Arrays::hashCode).toList());
    }
}
