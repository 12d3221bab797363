package dev.keadm.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * @param algorithm {@code sha256} or {@code sha512}
 * @param hex lower case
 */
public record Digest(String algorithm, String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final int SHA256_DIGITS = 64;
    private static final int SHA512_DIGITS = 128;

    /** By its length, as checksum files have it; empty when it is no digest of ours. */
    static Optional<Digest> ofHex(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        String hex = text.toLowerCase(Locale.ROOT);
        return switch (text.length()) {
            case SHA256_DIGITS -> Optional.of(new Digest("sha256", hex));
            case SHA512_DIGITS -> Optional.of(new Digest("sha512", hex));
            default -> Optional.empty();
        };
    }

    /** The SHA-256 of a file. */
    public static Digest sha256(Path file) throws IOException {
        return new Digest("sha256", "").actual(file);
    }

    /** {@code sha256:…}; empty when it is no digest of ours. */
    public static Optional<Digest> parse(String text) {
        int colon = text.indexOf(':');
        return ofHex(text.substring(colon + 1))
                .filter(digest -> text.substring(0, Math.max(0, colon)).equals(digest.algorithm()));
    }

    /** What a file has by this digest's algorithm. */
    public Digest actual(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return actual(content);
        }
    }

    /** What the rest of a stream has by this digest's algorithm. */
    public Digest actual(InputStream content) throws IOException {
        MessageDigest sum = sum();
        byte[] buffer = new byte[1 << 16];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            sum.update(buffer, 0, read);
        }
        return new Digest(algorithm, HexFormat.of().formatHex(sum.digest()));
    }

    private MessageDigest sum() {
        try {
            return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
