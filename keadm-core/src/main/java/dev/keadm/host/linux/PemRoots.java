package dev.keadm.host.linux;

import dev.keadm.host.TrustedRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file in which a distribution keeps the certificates of authorities, one PEM block after another, as
 * {@code update-ca-certificates} and {@code update-ca-trust} write it.
 *
 * @param places the first one that is there counts
 */
public record PemRoots(List<Path> places) implements TrustedRoots {
    /** Debian and Ubuntu; Fedora and RHEL; openSUSE; Alpine. */
    private static final List<Path> DISTRIBUTIONS = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    /** Base64 has no hyphen, so a block that does not end reaches no further than to the next one. */
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    public PemRoots {
        places = List.copyOf(places);
    }

    public static PemRoots ofThisMachine() {
        return new PemRoots(DISTRIBUTIONS);
    }

    @Override
    public List<byte[]> encoded() throws IOException {
        for (Path place : places) {
            if (Files.exists(place)) {
                return read(place);
            }
        }
        return List.of();
    }

    private static List<byte[]> read(Path file) throws IOException {
        // names of authorities stand between the blocks, in whatever encoding
        Matcher blocks = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        List<byte[]> roots = new ArrayList<>();
        while (blocks.find()) {
            roots.add(decoded(blocks.group(1)));
        }
        if (roots.isEmpty()) {
            throw new IOException("there is no certificate in " + file);
        }
        return roots;
    }

    /** A block that is damaged is handed on as it is, for whoever reads certificates to leave out. */
    private static byte[] decoded(String block) {
        try {
            return Base64.getMimeDecoder().decode(block);
        } catch (IllegalArgumentException _) {
            return block.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
