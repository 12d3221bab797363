package dev.keadm.token;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A join token: the SHA-256 of the cloud's CA certificate in lower-case hex, a dot, and a JWT that only the cloud can
 * verify. It is no record, so that nothing prints it by accident.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/pkg/security/token/token.go">KubeEdge's token</a>
 */
public final class JoinToken {
    private static final Pattern CA_HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final JsonType<Claims> CLAIMS = Jsonb.builder().build().type(Claims.class);
    private static final String HINT =
            "Get a fresh one where the cloud runs: keadm gettoken, and copy it whole, without line breaks.";

    private final String caHash;
    private final String bearer;
    private final @Nullable Instant expiry;

    private JoinToken(String caHash, String bearer, @Nullable Instant expiry) {
        this.caHash = caHash;
        this.bearer = bearer;
        this.expiry = expiry;
    }

    /** @throws KeadmException ({@code USAGE}) that says which part is wrong, never what it holds */
    public static JoinToken parse(String text) {
        return parse(text, "The token");
    }

    /** @param source names it in messages: {@code The token in KEADM_TOKEN} */
    static JoinToken parse(String text, String source) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 4) {
            throw malformed(
                    source,
                    "it has " + parts.length + " part(s) between dots, expected 4: the hash of the cloud's CA "
                            + "and the three parts of a JWT");
        }
        if (!CA_HASH.matcher(parts[0]).matches()) {
            throw malformed(
                    source,
                    "its first part must be the 64 hex digits of the SHA-256 of the cloud's CA, but has "
                            + parts[0].length() + " characters or others than hex digits");
        }
        Claims claims = claims(parts[2], source);
        Double seconds = claims.exp();
        Instant expiry = seconds == null ? null : Instant.ofEpochSecond(seconds.longValue());
        return new JoinToken(parts[0].toLowerCase(Locale.ROOT), parts[1] + "." + parts[2] + "." + parts[3], expiry);
    }

    private static Claims claims(String part, String source) {
        try {
            return CLAIMS.fromJson(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JsonException | IllegalStateException e) {
            throw malformed(source, "the claims of its JWT are not base64 encoded JSON");
        }
    }

    private static KeadmException malformed(String source, String why) {
        return new KeadmException(ErrorCode.USAGE, source + " is malformed: " + why + ".", HINT);
    }

    /** Lower-case hex SHA-256 of the CA certificate's DER. */
    public String caHash() {
        return caHash;
    }

    /** The JWT, as it goes into an {@code Authorization: Bearer} header. */
    public String bearer() {
        return bearer;
    }

    /** When the cloud stops to accept it; empty when the token does not say. */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiry);
    }

    public boolean expired(Instant now) {
        return expiry != null && !now.isBefore(expiry);
    }

    @Override
    public String toString() {
        return "***";
    }

    /** What KubeEdge puts into the JWT: the seconds since 1970 at which it expires. */
    @Json
    public record Claims(@Nullable Double exp) {}
}
