package dev.keadm.pki;

import java.time.Duration;

/** What a cloud in memory gives a node. */
public record IssuedCertificate(CertificateAuthority authority, EdgeCertificate certificate) {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    public static IssuedCertificate forNode(String name) throws Exception {
        try (FakeCloudCertificates cloud = new FakeCloudCertificates()) {
            CertificateService service = new CertificateService(cloud.address());
            CertificateAuthority authority = service.fetchAuthority(cloud.hash(), DEADLINE);
            return new IssuedCertificate(
                    authority, service.request(authority, name, FakeCloudCertificates.JWT, DEADLINE));
        }
    }
}
