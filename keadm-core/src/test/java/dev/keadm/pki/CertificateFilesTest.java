package dev.keadm.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CertificateFilesTest {
    /** Made by {@code openssl ecparam -name prime256v1 -genkey -noout}; good for nothing. */
    private static final String OPENSSL_KEY = """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIIuHmIMl2429JnB+Gk78stO+XkrHJd7GoFEvbbqby9OCoAoGCCqGSM49
            AwEHoUQDQgAEF5R66UvydtR7xTuhNYdm4yXuO6BqE/CkH2Kpm873AUSu5IUviRS7
            h5m+hTni1n4b20ZMxe3TBZ+lZ4G5sTLi4g==
            -----END EC PRIVATE KEY-----
            """;

    @TempDir
    Path folder;

    private CertificateFiles files;

    @BeforeEach
    void name() {
        files = new CertificateFiles(folder.resolve("ca/rootCA.crt"), folder.resolve("s.crt"), folder.resolve("s.key"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows has no modes")
    void shouldReadBackWhatItStoredForTheOwnerAlone() throws Exception {
        EdgeCertificate edge = certificate("n1");

        files.store(edge);

        assertThat(files.load().orElseThrow().certificate()).isEqualTo(edge.certificate());
        assertThat(files.load().orElseThrow().belongsTo("n1")).isTrue();
        assertThat(files.load().orElseThrow().belongsTo("n")).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
                .isEqualTo("rw-------");
        try (var left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("s.crt", "s.key");
        }
    }

    @Test
    void shouldReadAKeyThatOpensslWrote() throws Exception {
        assertThat(EcKey.fromPem(Pem.read(OPENSSL_KEY).orElseThrow()).getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void shouldFinishAnExchangeThatWasKilledBetweenTheTwoFiles() throws Exception {
        files.store(certificate("n1"));
        EdgeCertificate next = certificate("n1");
        Files.writeString(folder.resolve("s.key.new"), next.keyPem());
        Files.writeString(files.certificate(), pem(next));

        assertThat(files.load().orElseThrow().keyPem()).isEqualTo(next.keyPem());
        assertThat(Files.readString(files.key())).isEqualTo(next.keyPem());
        assertThat(folder.resolve("s.key.new")).doesNotExist();
    }

    @Test
    void shouldForgetAKeyThatNeverGotItsCertificate() throws Exception {
        EdgeCertificate old = certificate("n1");
        files.store(old);
        Files.writeString(folder.resolve("s.key.new"), certificate("n1").keyPem());

        assertThat(files.load().orElseThrow().keyPem()).isEqualTo(old.keyPem());
        assertThat(folder.resolve("s.key.new")).doesNotExist();
    }

    @Test
    void shouldNameTheFilesThatDoNotBelongTogether() throws Exception {
        files.store(certificate("n1"));
        Files.writeString(files.key(), certificate("n1").keyPem());

        assertThatThrownBy(() -> files.load()).isInstanceOf(PkiException.class).hasMessageContaining("s.key");
    }

    @Test
    void shouldNameTheFileThatIsNoCertificate() throws IOException {
        Files.createDirectories(files.authority().getParent());
        Files.writeString(files.authority(), "-----BEGIN CERTIFICATE-----\nhello\n-----END CERTIFICATE-----\n");

        assertThatThrownBy(() -> files.loadAuthority())
                .isInstanceOf(PkiException.class)
                .hasMessageContaining("rootCA.crt");
        assertThat(files.load()).isEmpty();
    }

    private static String pem(EdgeCertificate edge) throws Exception {
        return new Pem("CERTIFICATE", edge.certificate().getEncoded()).text();
    }

    private static EdgeCertificate certificate(String node) throws Exception {
        KeyPair pair = EcKey.generate();
        try (FakeCloudCertificates cloud = new FakeCloudCertificates()) {
            return new EdgeCertificate(
                    cloud.sign(new X500Name("CN=system:node:" + node), pair, false),
                    pair.getPrivate(),
                    new Pem(EcKey.SEC1, EcKey.toSec1(pair)).text());
        }
    }
}
