package dev.keadm.artifact;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/** {@code --ca-file}: certificates in PEM. */
public final class CaFile {
    private CaFile() {}

    /**
     * The file itself, looked at before anything begins.
     *
     * @throws KeadmException ({@code USAGE}) when it cannot be read, or holds no certificate
     */
    public static Path checked(Path file) {
        authorities(file);
        return file;
    }

    static Collection<? extends Certificate> authorities(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new CertificateException("it holds no certificate");
            }
            return certificates;
        } catch (CertificateException e) {
            throw refused("'" + file + "': " + e.getMessage(), e);
        } catch (IOException e) {
            throw refused(Reason.of(e), e);
        }
    }

    private static KeadmException refused(String why, Exception cause) {
        return new KeadmException(
                ErrorCode.USAGE, "Cannot use --ca-file " + why + ".", "Name a file of PEM certificates.", cause);
    }
}
