package dev.keadm.host;

import okhttp3.tls.HeldCertificate;

final class FakeTrustedRootsTest extends TrustedRootsContract {
    @Override
    protected TrustedRoots roots() {
        return new FakeTrustedRoots()
                .with(new HeldCertificate.Builder()
                        .certificateAuthority(0)
                        .build()
                        .certificate());
    }
}
