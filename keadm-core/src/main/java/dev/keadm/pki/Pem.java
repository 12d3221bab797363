package dev.keadm.pki;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of a PEM file. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final String type;
    private final byte[] der;

    /** @param type the word between {@code BEGIN} and the dashes */
    Pem(String type, byte[] der) {
        this.type = type;
        this.der = der.clone();
    }

    /** The first block; empty when there is none or it is damaged. */
    static Optional<Pem> read(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Pem(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    String type() {
        return type;
    }

    byte[] der() {
        return der.clone();
    }

    String text() {
        return "-----BEGIN " + type + "-----\n" + new String(LINES.encode(der), StandardCharsets.US_ASCII)
                + "\n-----END " + type + "-----\n";
    }
}
