package dev.keadm.pki;

import java.time.Duration;
import java.time.Instant;

/** What a cloud in memory gives a node. */
public record IssuedCertificate(CertificateAuthority authority, EdgeCertificate certificate) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    public static IssuedCertificate forNode(String name) throws Exception {
        return forNode(name, Instant.now().plus(Duration.ofDays(365)));
    }

    /** @param end from when on it is of no use */
    public static IssuedCertificate forNode(String name, Instant end) throws Exception {
        try (FakeCloudCertificates cloud = new FakeCloudCertificates()) {
            cloud.signUntil(end);
            CertificateService service = new CertificateService(cloud.address());
            CertificateAuthority authority = service.fetchAuthority(cloud.hash(), DEADLINE);
            return new IssuedCertificate(
                    authority, service.request(authority, name, FakeCloudCertificates.JWT, DEADLINE));
        }
    }
}
