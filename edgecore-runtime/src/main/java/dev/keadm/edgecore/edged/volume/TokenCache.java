package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.TokenRequest;
import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.UnavailableException;
import dev.keadm.edgecore.edged.object.PodObjects;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.edgecore.meta.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Service account tokens of pods, in memory only. A token is asked for anew when 80 % of its life or 24 hours are over,
 * a little earlier by chance so that not all pods ask at once; until the cloud answers the old one is used as long as
 * it is valid.
 */
final class TokenCache {
    private static final Duration MAX_AGE = Duration.ofHours(24);
    private static final long MAX_JITTER_MILLIS = 10_000;
    private static final long DEFAULT_SECONDS = 3600;

    private final MetaClient meta;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<Key, TokenRequest.Status> issued = new ConcurrentHashMap<>();

    TokenCache(MetaClient meta, Clock clock, RandomGenerator random) {
        this.meta = meta;
        this.clock = clock;
        this.random = random;
    }

    private record Key(
            String uid, String serviceAccount, @Nullable String audience, long seconds) {}

    /** @throws UnavailableException when there is no valid token and the cloud does not answer */
    String token(Pod pod, Volume.ServiceAccountToken source) throws PreparationException {
        String uid = String.valueOf(pod.metadata().uid());
        String account = pod.spec().serviceAccountName();
        Key key = new Key(
                uid,
                account == null || account.isEmpty() ? "default" : account,
                source.audience(),
                source.expirationSeconds() == null ? DEFAULT_SECONDS : source.expirationSeconds());
        TokenRequest.Status known = issued.get(key);
        if (known != null && !isDue(known, key.seconds())) {
            return known.token();
        }
        return ask(pod, key, known);
    }

    /** The pod is gone: its tokens are of no use to anybody else. Tokens that nobody asks for any more go with it. */
    void forget(String uid) {
        Instant now = clock.instant();
        issued.entrySet()
                .removeIf(entry -> entry.getKey().uid().equals(uid)
                        || now.isAfter(entry.getValue().expirationTimestamp()));
    }

    private String ask(Pod pod, Key key, TokenRequest.@Nullable Status known) throws PreparationException {
        List<String> audiences =
                key.audience() == null || key.audience().isEmpty() ? List.of() : List.of(key.audience());
        TokenRequest request = new TokenRequest(
                new TokenRequest.Spec(
                        audiences,
                        key.seconds(),
                        new TokenRequest.BoundObjectReference(
                                "Pod", "v1", pod.metadata().name(), key.uid())),
                null);
        String namespace = PodObjects.namespaceOf(pod.metadata().namespace());
        Reply<TokenRequest> reply = meta.serviceAccountToken(namespace, key.serviceAccount(), request);
        if (reply instanceof Reply.Found<TokenRequest>(TokenRequest answer) && answer.status() != null) {
            issued.put(key, answer.status());
            return answer.status().token();
        }
        if (known != null && clock.instant().isBefore(known.expirationTimestamp())) {
            return known.token();
        }
        throw failure(reply, namespace + "/" + key.serviceAccount());
    }

    private boolean isDue(TokenRequest.Status token, long seconds) {
        Duration jitter = Duration.ofMillis(random.nextLong(MAX_JITTER_MILLIS));
        Instant now = clock.instant();
        Instant issuedAt = token.expirationTimestamp().minusSeconds(seconds);
        Instant late = token.expirationTimestamp().minusSeconds(seconds * 20 / 100);
        return now.isAfter(issuedAt.plus(MAX_AGE).minus(jitter)) || now.isAfter(late.minus(jitter));
    }

    private static PreparationException failure(Reply<TokenRequest> reply, String account) {
        String what = "failed to fetch token of service account \"" + account + "\": ";
        return switch (reply) {
            case Reply.Found<TokenRequest> _ -> new PreparationException(what + "the answer has no token in it");
            case Reply.NotFound<TokenRequest>(String message) -> new PreparationException(what + message);
            case Reply.Refused<TokenRequest>(int code, String reason, String message) ->
                new PreparationException(what + "%s %s (%d)".formatted(reason, message, code));
            case Reply.Unavailable<TokenRequest>(String message) -> new UnavailableException(what + message);
        };
    }
}
