package dev.keadm.edgecore.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.keadm.pki.CertificateFiles;
import dev.keadm.pki.EdgeCertificate;
import dev.keadm.pki.FakeCloudCertificates;
import dev.keadm.pki.PkiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    private final FakeCloudCertificates cloud;
    private CertificateFiles files;

    CertificateTest() throws Exception {
        cloud = new FakeCloudCertificates();
        files = files(Path.of("unset"));
    }

    private static CertificateFiles files(Path folder) {
        return new CertificateFiles(folder.resolve("ca.crt"), folder.resolve("edge.crt"), folder.resolve("edge.key"));
    }

    @BeforeEach
    void useFolder(@TempDir Path folder) {
        files = files(folder);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private NodeCertificate open(String node) throws IOException {
        return NodeCertificate.open(
                files, node, cloud.address().toString(), Optional.of(cloud.hash() + "." + FakeCloudCertificates.JWT));
    }

    @Test
    void shouldAskWithTheTokenOnceAndThenUseTheFiles() throws Exception {
        EdgeCertificate asked = open("edge-1").certificate();
        EdgeCertificate read = open("edge-1").certificate();

        assertThat(read.certificate()).isEqualTo(asked.certificate());
        assertThat(cloud.requests).containsExactly("GET edge-1 by token");
    }

    @Test
    void shouldNotShowAnotherNodesCertificate() throws Exception {
        open("edge-1");

        assertThat(open("edge-2").certificate().belongsTo("edge-2")).isTrue();
        assertThat(cloud.requests).containsExactly("GET edge-1 by token", "GET edge-2 by token");
    }

    @Test
    void shouldSayWhatToDoWithoutFilesAndToken() {
        assertThatThrownBy(() ->
                        NodeCertificate.open(files, "edge-1", cloud.address().toString(), Optional.empty()))
                .isInstanceOf(PkiException.class)
                .hasMessageContainingAll("edge-1", files.certificate().toString());
    }

    @Test
    void shouldRenewWhenItIsTimeButNotOnAndOnWhenTheClockIsFarAhead() throws Exception {
        NodeCertificate certificate = open("edge-1");
        EdgeCertificate old = certificate.certificate();
        AtomicInteger renewed = new AtomicInteger();
        CertificateRotation rotation =
                rotation(certificate, renewed, old.notAfter().plus(Duration.ofDays(700)));
        rotation.start();
        try {
            await().until(() -> renewed.get() > 0);
            await().during(Duration.ofMillis(500)).until(() -> renewed.get() == 1);
        } finally {
            rotation.stop();
        }

        assertThat(certificate.certificate().certificate()).isNotEqualTo(old.certificate());
        assertThat(files.load().orElseThrow().certificate())
                .isEqualTo(certificate.certificate().certificate());
        assertThat(cloud.requests).containsExactly("GET edge-1 by token", "GET edge-1 by certificate");
    }

    @Test
    void shouldLeaveAFreshCertificateAlone() throws Exception {
        NodeCertificate certificate = open("edge-1");
        AtomicInteger renewed = new AtomicInteger();
        CertificateRotation rotation =
                rotation(certificate, renewed, certificate.certificate().notBefore());
        rotation.start();
        try {
            await().during(Duration.ofMillis(300)).until(() -> renewed.get() == 0);
        } finally {
            rotation.stop();
        }

        assertThat(cloud.requests).hasSize(1);
    }

    private static CertificateRotation rotation(NodeCertificate certificate, AtomicInteger renewed, Instant now) {
        return new CertificateRotation(certificate, renewed::incrementAndGet, InstantSource.fixed(now), new Random(1));
    }
}
