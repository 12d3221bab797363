package dev.keadm.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Tokens for tests, in the shape that CloudCore gives them. */
public final class Tokens {
    public static final String CA_HASH = "0123456789abcdef".repeat(4);

    private Tokens() {}

    public static String expiringAt(Instant expiry) {
        return CA_HASH + "." + jwt("{\"exp\":" + expiry.getEpochSecond() + "}");
    }

    public static String jwt(String claims) {
        return base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(claims) + "." + base64("signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
