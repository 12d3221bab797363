package dev.keadm.host;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine whose administrator trusts what the test says; it counts how often somebody asks. */
public final class FakeTrustedRoots implements TrustedRoots {
    private final List<byte[]> roots = new ArrayList<>();
    private Optional<String> fault = Optional.empty();
    private int reads;

    public FakeTrustedRoots with(X509Certificate root) {
        try {
            return with(root.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public FakeTrustedRoots with(byte[] encoded) {
        roots.add(encoded.clone());
        return this;
    }

    /** From now on nothing can be read. */
    public FakeTrustedRoots failing(String message) {
        fault = Optional.of(message);
        return this;
    }

    public int reads() {
        return reads;
    }

    @Override
    public List<byte[]> encoded() throws IOException {
        reads++;
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
        return List.copyOf(roots);
    }
}
