package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.TrustedRoots;
import dev.keadm.host.TrustedRootsContract;
import dev.keadm.windows.jna.CertificateStoreCalls;
import dev.keadm.windows.jna.RootOfTheTest;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.wine.OnWindows;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

@OnWindows
final class RootStoreTest extends TrustedRootsContract {
    private static final String CORPORATE = "CN=keadm test: corporate root";
    private static final byte[] ENCODED = encoded();

    @Override
    protected TrustedRoots roots() {
        return new RootStore();
    }

    @Test
    void shouldGiveARootFromWhenTheAdministratorTrustsItToWhenHeDoesNot() throws Exception {
        assertThat(names()).doesNotContain(CORPORATE);

        try (RootOfTheTest _ = new RootOfTheTest(ENCODED, false)) {
            assertThat(names()).contains(CORPORATE);
        }

        assertThat(names()).doesNotContain(CORPORATE);
    }

    @Test
    void shouldLeaveOutARootThatIsTrustedForProgramsOnly() throws Exception {
        try (RootOfTheTest _ = new RootOfTheTest(ENCODED, true)) {
            assertThat(names()).isNotEmpty().doesNotContain(CORPORATE);
        }
    }

    @Test
    void shouldNameAStoreThatIsNotThere() {
        assertThatThrownBy(() -> CertificateStoreCalls.forServers("KeadmHasNoSuchStore"))
                .isInstanceOf(WindowsException.class)
                .hasMessageContaining("KeadmHasNoSuchStore");
    }

    private List<String> names() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<String> names = new ArrayList<>();
        for (byte[] root : roots().encoded()) {
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(root));
            names.add(certificate.getSubjectX500Principal().getName());
        }
        return names;
    }

    private static byte[] encoded() {
        try {
            return new HeldCertificate.Builder()
                    .commonName(CORPORATE.substring("CN=".length()))
                    .certificateAuthority(0)
                    .build()
                    .certificate()
                    .getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
