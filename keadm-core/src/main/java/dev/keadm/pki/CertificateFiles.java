package dev.keadm.pki;

import dev.keadm.status.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/**
 * Go's three files: authority, certificate and key as PEM, all readable by their owner alone. Where a file system knows
 * no such modes, the folder's own protection must do.
 *
 * <p>Certificate and key are two files that change together. The new key waits beside the old one until the new
 * certificate is in place; a kill in between is mended by the next {@link #load}.
 */
public record CertificateFiles(Path authority, Path certificate, Path key) {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String NEW = ".new";

    public void store(CertificateAuthority ca) throws IOException {
        write(authority, new Pem(CERTIFICATE, ca.der()).text());
    }

    public void store(EdgeCertificate edge) throws IOException {
        Path freshKey = fresh(key);
        write(freshKey, edge.keyPem());
        write(certificate, new Pem(CERTIFICATE, der(edge)).text());
        Files.move(freshKey, key, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] der(EdgeCertificate edge) throws IOException {
        try {
            return edge.certificate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate has no DER form", e);
        }
    }

    /** Empty when there is no such file. @throws PkiException (certificate) when it holds something else */
    public Optional<CertificateAuthority> loadAuthority() throws IOException {
        Optional<String> text = read(authority);
        return text.isEmpty() ? Optional.empty() : Optional.of(new CertificateAuthority(parse(authority, text.get())));
    }

    /**
     * Empty when either file is missing.
     *
     * @throws PkiException (certificate) when the files hold something else or do not belong together
     */
    public Optional<EdgeCertificate> load() throws IOException {
        Optional<String> certificateText = read(certificate);
        if (certificateText.isEmpty()) {
            return Optional.empty();
        }
        X509Certificate parsed = parse(certificate, certificateText.get());
        Optional<EdgeCertificate> current = pair(parsed, key);
        if (current.isPresent() && current.get().keyMatches()) {
            Files.deleteIfExists(fresh(key));
            return current;
        }
        Optional<EdgeCertificate> finished = pair(parsed, fresh(key));
        if (finished.isPresent() && finished.get().keyMatches()) {
            Files.move(fresh(key), key, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return finished;
        }
        if (current.isEmpty()) {
            return Optional.empty();
        }
        throw new PkiException(
                Cause.CERTIFICATE,
                "The key in " + key + " does not belong to the certificate in " + certificate + ".",
                "Put the right pair back, or remove both and join again with a token.");
    }

    private Optional<EdgeCertificate> pair(X509Certificate parsed, Path keyFile) throws IOException {
        Optional<String> text = read(keyFile);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Pem pem = Pem.read(text.get()).orElseThrow(() -> new GeneralSecurityException("no PEM block"));
            return Optional.of(new EdgeCertificate(parsed, EcKey.fromPem(pem), text.get()));
        } catch (GeneralSecurityException e) {
            throw new PkiException(
                    Cause.CERTIFICATE,
                    "Cannot read the private key in " + keyFile + ": " + NetworkFailure.text(e) + ".",
                    "Expected an EC key on curve P-256; put it back, or remove it and the certificate and join again.",
                    e);
        }
    }

    private static X509Certificate parse(Path file, String text) {
        Pem pem = Pem.read(text)
                .filter(p -> p.type().equals(CERTIFICATE))
                .orElseThrow(() -> new PkiException(
                        Cause.CERTIFICATE,
                        file + " holds no PEM certificate.",
                        "Put the right file back, or remove it and join again with a token."));
        return CertificateAuthority.certificate(pem.der(), file.toString());
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                        fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(fresh));
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + NEW);
    }
}
