package dev.keadm.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.status.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificateServiceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private FakeCloudCertificates cloud;
    private CertificateService service;

    @BeforeEach
    void start() throws Exception {
        cloud = new FakeCloudCertificates();
        service = new CertificateService(cloud.address());
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void shouldAskWithGetAndRenewWithTheOldCertificate() {
        CertificateAuthority authority = service.fetchAuthority(cloud.hash(), DEADLINE);
        EdgeCertificate first = service.request(authority, "n1", FakeCloudCertificates.JWT, DEADLINE);
        EdgeCertificate second = service.renew(authority, "n1", first, DEADLINE);

        assertThat(cloud.requests).containsExactly("GET n1 by token", "GET n1 by certificate");
        assertThat(second.keyPem()).isNotEqualTo(first.keyPem()).startsWith("-----BEGIN EC PRIVATE KEY-----\n");
        assertThat(first.certificate().getSubjectX500Principal().getName("RFC2253"))
                .isEqualTo("CN=system:node:n1,ST=Zhejiang,L=Hangzhou,O=system:nodes,C=CN");
    }

    @Test
    void shouldNotBelieveAnAuthorityOfAnotherHash() {
        PkiException e = failure(() -> service.fetchAuthority("00".repeat(32), DEADLINE));

        assertThat(e.reason()).isEqualTo(Cause.CA_HASH);
        assertThat(e).hasMessageContaining(cloud.hash());
        assertThat(e.remedy()).contains("token of this very cloud");
    }

    @Test
    void shouldNameTheTokenWhenItIsRefused() {
        CertificateAuthority authority = service.fetchAuthority(cloud.hash(), DEADLINE);

        PkiException e = failure(() -> service.request(authority, "n1", "not.the.one", DEADLINE));

        assertThat(e.reason()).isEqualTo(Cause.TOKEN);
        assertThat(e).hasMessageContaining("401").hasMessageContaining("Invalid authorization token");
        assertThat(e.getMessage() + e.remedy()).doesNotContain("not.the.one");
    }

    @Test
    void shouldRefuseACertificateForAnotherKey() throws Exception {
        CertificateAuthority authority = service.fetchAuthority(cloud.hash(), DEADLINE);
        cloud.answerAlways(cloud.sign(new X500Name("CN=system:node:n1"), EcKey.generate(), false)
                .getEncoded());

        PkiException e = failure(() -> service.request(authority, "n1", FakeCloudCertificates.JWT, DEADLINE));

        assertThat(e.reason()).isEqualTo(Cause.CERTIFICATE);
    }

    @Test
    void shouldRefuseAnAnswerThatIsNoCertificate() {
        CertificateAuthority authority = service.fetchAuthority(cloud.hash(), DEADLINE);
        cloud.answerAlways(new byte[] {1, 2, 3});

        PkiException e = failure(() -> service.request(authority, "n1", FakeCloudCertificates.JWT, DEADLINE));

        assertThat(e.reason()).isEqualTo(Cause.CERTIFICATE);
    }

    @Test
    void shouldNotTalkToAServerOfAnotherAuthority() throws Exception {
        try (FakeCloudCertificates other = new FakeCloudCertificates()) {
            CertificateAuthority foreign = new CertificateAuthority(other.authority);

            PkiException e = failure(() -> service.request(foreign, "n1", FakeCloudCertificates.JWT, DEADLINE));

            assertThat(e.reason()).isEqualTo(Cause.TLS);
            assertThat(cloud.requests).isEmpty();
        }
    }

    @Test
    void shouldNameTheStepThatFails() throws IOException {
        int closedPort = closedPort();
        assertThat(failure(() -> fetchFrom("https://127.0.0.1:" + closedPort)).reason())
                .isEqualTo(Cause.TCP);
        assertThat(failure(() -> fetchFrom("https://no-such-host.invalid:10002"))
                        .reason())
                .isEqualTo(Cause.NAME_RESOLUTION);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failure(() -> fetchFrom("https://127.0.0.1:" + silent.getLocalPort()))
                            .reason())
                    .isEqualTo(Cause.TCP);
        }
        assertThat(failure(() -> fetchFrom("http://127.0.0.1:10002")).reason()).isEqualTo(Cause.CONFIGURATION);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    private static void fetchFrom(String address) {
        new CertificateService(URI.create(address)).fetchAuthority("00", Duration.ofSeconds(1));
    }

    private static PkiException failure(ThrowingCallable act) {
        PkiException e = catchThrowableOfType(PkiException.class, act);
        assertThat(e).isNotNull();
        return e;
    }
}
