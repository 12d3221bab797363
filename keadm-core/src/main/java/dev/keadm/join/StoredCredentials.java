package dev.keadm.join;

import dev.keadm.cloud.Credentials;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.HostLayout;
import dev.keadm.pki.CertificateAuthority;
import dev.keadm.pki.EdgeCertificate;
import dev.keadm.pki.PemTexts;
import dev.keadm.pki.PkiException;
import dev.keadm.request.NodeName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The node's certificate files. */
final class StoredCredentials {
    private StoredCredentials() {}

    /** Empty when one of the files is missing or unusable, or they are another node's. */
    static Optional<Credentials> read(FileView files, HostLayout layout, NodeName name) throws IOException {
        return look(files, layout).of(name).found();
    }

    static StoredCertificate look(FileView files, HostLayout layout) throws IOException {
        return look(files, List.of(layout.caCertificate(), layout.certificate(), layout.privateKey()));
    }

    /** As {@link #look(FileView, HostLayout)}, from a configuration at another place. */
    static StoredCertificate look(FileView files, Path config) throws IOException {
        return look(
                files,
                List.of(
                        config.resolve("ca/rootCA.crt"),
                        config.resolve("certs/server.crt"),
                        config.resolve("certs/server.key")));
    }

    private static StoredCertificate look(FileView files, List<Path> paths) throws IOException {
        for (Path path : paths) {
            if (!(files.status(path) instanceof FileStatus.RegularFile)) {
                return new StoredCertificate.Unusable(path + " is missing.");
            }
        }
        PemTexts texts = new PemTexts(
                files.readString(paths.get(0)), files.readString(paths.get(1)), files.readString(paths.get(2)));
        try {
            CertificateAuthority authority = texts.parseAuthority();
            EdgeCertificate edge = texts.parseCertificate();
            return authority.signed(edge.certificate())
                    ? new StoredCertificate.Found(paths.get(1), new Credentials(authority, edge))
                    : new StoredCertificate.Unusable(paths.get(0) + " did not sign " + paths.get(1) + ".");
        } catch (PkiException e) {
            return new StoredCertificate.Unusable(e.getMessage() + " It lies in " + paths.get(1) + ".");
        }
    }

    /** In the order in which {@link #read} finds them. */
    static List<String> texts(Credentials credentials) {
        PemTexts texts = PemTexts.of(credentials.authority(), credentials.certificate());
        return List.of(texts.authority(), texts.certificate(), texts.key());
    }
}
