package dev.keadm.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.status.Cause;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real CloudCore. */
@Tag("peer")
class CertificateServicePeerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final CertificateService service = new CertificateService(URI.create("https://127.0.0.1:10002"));

    @TempDir
    Path folder;

    @Test
    void shouldGetStoreAndRenewACertificate() throws Exception {
        String[] token = CloudCorePeer.token().split("\\.", 2);
        CertificateFiles files =
                new CertificateFiles(folder.resolve("ca/r.crt"), folder.resolve("s.crt"), folder.resolve("s.key"));

        CertificateAuthority authority = service.fetchAuthority(token[0], DEADLINE);
        EdgeCertificate first = service.request(authority, "hub-pki", token[1], DEADLINE);
        files.store(authority);
        files.store(first);
        EdgeCertificate read = files.load().orElseThrow();
        EdgeCertificate second = service.renew(files.loadAuthority().orElseThrow(), "hub-pki", read, DEADLINE);

        assertThat(read.belongsTo("hub-pki")).isTrue();
        assertThat(second.certificate()).isNotEqualTo(first.certificate());
        assertThat(second.notAfter()).isAfter(Instant.now().plus(Duration.ofDays(300)));
    }

    @Test
    void shouldSayThatTheTokenIsRefused() throws Exception {
        String[] token = CloudCorePeer.token().split("\\.", 2);
        CertificateAuthority authority = service.fetchAuthority(token[0], DEADLINE);

        assertThatThrownBy(() -> service.request(authority, "hub-pki", token[1] + "x", DEADLINE))
                .isInstanceOfSatisfying(
                        PkiException.class, e -> assertThat(e.reason()).isEqualTo(Cause.TOKEN))
                .hasMessageContaining("401");
    }

    @Test
    void shouldRefuseToRenewForAnotherNode() throws Exception {
        String[] token = CloudCorePeer.token().split("\\.", 2);
        CertificateAuthority authority = service.fetchAuthority(token[0], DEADLINE);
        EdgeCertificate own = service.request(authority, "hub-pki", token[1], DEADLINE);

        assertThatThrownBy(() -> service.renew(authority, "hub-other", own, DEADLINE))
                .isInstanceOfSatisfying(
                        PkiException.class, e -> assertThat(e.reason()).isEqualTo(Cause.CERTIFICATE));
    }
}
