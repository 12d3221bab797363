package dev.keadm.windows.host;

import dev.keadm.host.TrustedRoots;
import dev.keadm.windows.jna.CertificateStoreCalls;
import java.io.IOException;
import java.util.List;

/**
 * Windows' own store of trusted authorities, that of the machine. Windows fetches the public ones only when it meets them, so
 * it may hold few.
 */
public final class RootStore implements TrustedRoots {
    @Override
    public List<byte[]> encoded() throws IOException {
        return CertificateStoreCalls.forServers(CertificateStoreCalls.ROOT);
    }
}
