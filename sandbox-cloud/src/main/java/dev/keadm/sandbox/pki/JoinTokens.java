package dev.keadm.sandbox.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Join tokens, {@code <CA sha256>.<JWT>}: the JWT is HS256 with the only claim {@code exp}, keyed with the CA's private key.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/pkg/security/token/token.go">KubeEdge's token</a>
 */
public final class JoinTokens {
    /** CloudCore's: twice the twelve hours after which it makes a new one. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CertificateAuthority ca;
    private final Clock clock;

    public JoinTokens(CertificateAuthority ca, Clock clock) {
        this.ca = ca;
        this.clock = clock;
    }

    /** A token that holds for {@code lifetime} from now; a negative one has expired already. */
    public String issue(Duration lifetime) {
        String claims = "{\"exp\":" + clock.instant().plus(lifetime).getEpochSecond() + "}";
        String signed = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        return ca.sha256() + "." + signed + "." + BASE64.encodeToString(hmac(signed));
    }

    /** Why {@code jwt} is refused, in CloudCore's words; empty when it is good. */
    public Optional<String> refusal(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.of("token is malformed: token contains an invalid number of segments");
        }
        try {
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            if (!MessageDigest.isEqual(signature, hmac(parts[0] + "." + parts[1]))) {
                return Optional.of("token signature is invalid: signature is invalid");
            }
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (claims.path("exp").asLong(0) <= clock.instant().getEpochSecond()) {
                return Optional.of("token has invalid claims: token is expired");
            }
            return Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.of("token is malformed: could not decode a segment");
        }
    }

    private byte[] hmac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ca.sec1Key(), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
