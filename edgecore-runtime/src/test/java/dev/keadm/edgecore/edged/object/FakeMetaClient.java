package dev.keadm.edgecore.edged.object;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.ObjectMeta;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.api.TokenRequest;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.edgecore.meta.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ConfigMaps, Secrets and tokens in memory; everything else is not asked by what is tested here. */
public final class FakeMetaClient implements MetaClient {
    public final List<TokenRequest> tokenRequests = new ArrayList<>();
    private final Map<String, ConfigMap> configMaps = new HashMap<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Clock clock;
    private boolean away;

    public FakeMetaClient(Clock clock) {
        this.clock = clock;
    }

    public FakeMetaClient() {
        this(Clock.systemUTC());
    }

    public void away(boolean away) {
        this.away = away;
    }

    public void put(String namespace, String name, Map<String, String> data) {
        configMaps.put(namespace + "/" + name, new ConfigMap(meta(namespace, name), data, Map.of()));
    }

    public void putBinary(String namespace, String name, Map<String, byte[]> data) {
        configMaps.put(namespace + "/" + name, new ConfigMap(meta(namespace, name), Map.of(), base64(data)));
    }

    public void putSecret(String namespace, String name, Map<String, String> text) {
        Map<String, byte[]> data = new HashMap<>();
        text.forEach((key, value) -> data.put(key, value.getBytes(StandardCharsets.UTF_8)));
        putSecret(namespace, name, "Opaque", base64(data));
    }

    public void putSecret(String namespace, String name, String type, Map<String, String> base64) {
        secrets.put(namespace + "/" + name, new Secret(meta(namespace, name), type, base64));
    }

    public void remove(String namespace, String name) {
        configMaps.remove(namespace + "/" + name);
        secrets.remove(namespace + "/" + name);
    }

    @Override
    public Reply<ConfigMap> configMap(String namespace, String name) {
        return reply(configMaps.get(namespace + "/" + name));
    }

    @Override
    public Reply<Secret> secret(String namespace, String name) {
        return reply(secrets.get(namespace + "/" + name));
    }

    @Override
    public Reply<TokenRequest> serviceAccountToken(String namespace, String serviceAccount, TokenRequest request) {
        if (away) {
            return new Reply.Unavailable<>("the link is down");
        }
        tokenRequests.add(request);
        TokenRequest.Status status = new TokenRequest.Status(
                "token-" + tokenRequests.size(),
                clock.instant().plus(Duration.ofSeconds(request.spec().expirationSeconds())));
        return new Reply.Found<>(new TokenRequest(request.spec(), status));
    }

    @Override
    public List<Pod> storedPods() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Pod> patchPodStatus(String namespace, String name, String patch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Boolean> deletePod(String namespace, String name, String uid) {
        throw new UnsupportedOperationException();
    }

    private <T> Reply<T> reply(@Nullable T value) {
        if (away) {
            return new Reply.Unavailable<>("the link is down");
        }
        return value == null ? new Reply.NotFound<>("not found") : new Reply.Found<>(value);
    }

    private static Map<String, String> base64(Map<String, byte[]> data) {
        Map<String, String> encoded = new HashMap<>();
        data.forEach((key, value) -> encoded.put(key, Base64.getEncoder().encodeToString(value)));
        return encoded;
    }

    private static ObjectMeta meta(String namespace, String name) {
        return new ObjectMeta(name, namespace, null, null, null, null, null, Map.of(), Map.of());
    }
}
