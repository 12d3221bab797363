package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.env.DownwardField;
import dev.keadm.edgecore.edged.env.ResourceField;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.object.PodObjects;
import dev.keadm.edgecore.edged.object.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the files of configMap, secret, downwardAPI and projected volumes. */
final class VolumeContent {
    /** What the API server fills in for a defaultMode that is not given. */
    private static final int DEFAULT_MODE = 0644;

    private static final int TOKEN_MODE = 0600;

    private final PodObjects objects;
    private final NodeFacts node;
    private final Tokens tokens;

    VolumeContent(PodObjects objects, NodeFacts node, Tokens tokens) {
        this.objects = objects;
        this.node = node;
        this.tokens = tokens;
    }

    /** Where a token's text comes from. */
    @FunctionalInterface
    interface Tokens {
        String token(Pod pod, Volume volume, Volume.ServiceAccountToken source) throws PreparationException;
    }

    Payload of(Pod pod, Volume volume) throws PreparationException {
        Payload payload = new Payload();
        Volume.ConfigMapSource configMap = volume.configMap();
        Volume.SecretSource secret = volume.secret();
        Volume.DownwardApi downward = volume.downwardAPI();
        Volume.Projected projected = volume.projected();
        if (configMap != null) {
            int mode = mode(configMap.defaultMode());
            addConfigMap(payload, pod, configMap.name(), configMap.items(), configMap.optional(), mode);
        } else if (secret != null) {
            int mode = mode(secret.defaultMode());
            addSecret(payload, pod, secret.secretName(), secret.items(), secret.optional(), mode);
        } else if (downward != null) {
            addDownward(payload, pod, downward, mode(downward.defaultMode()));
        } else if (projected != null) {
            for (Volume.Projection source : projected.sources()) {
                addProjection(payload, pod, volume, source, mode(projected.defaultMode()));
            }
        }
        return payload;
    }

    private void addProjection(Payload payload, Pod pod, Volume volume, Volume.Projection source, int mode)
            throws PreparationException {
        Volume.NamedProjection configMap = source.configMap();
        Volume.NamedProjection secret = source.secret();
        Volume.DownwardApi downward = source.downwardAPI();
        Volume.ServiceAccountToken token = source.serviceAccountToken();
        if (configMap != null) {
            addConfigMap(payload, pod, configMap.name(), configMap.items(), configMap.optional(), mode);
        } else if (secret != null) {
            addSecret(payload, pod, secret.name(), secret.items(), secret.optional(), mode);
        } else if (downward != null) {
            addDownward(payload, pod, downward, mode);
        } else if (token != null) {
            Long owner = TokenOwner.of(pod);
            boolean owned = owner != null || TokenOwner.fsGroup(pod) != null;
            byte[] text = tokens.token(pod, volume, token).getBytes(StandardCharsets.UTF_8);
            payload.put(token.path(), new Payload.File(text, owned ? TOKEN_MODE : mode, owner));
        } else {
            throw new PreparationException(
                    "a source of it (%s) is not of a kind that this agent can set up (configMap, secret, downwardAPI, serviceAccountToken)"
                            .formatted(source.clusterTrustBundle() == null ? "unknown" : "clusterTrustBundle"));
        }
    }

    private void addConfigMap(
            Payload payload, Pod pod, @Nullable String name, List<Volume.KeyToPath> items, boolean optional, int mode)
            throws PreparationException {
        String namespace = pod.metadata().namespace();
        ConfigMap map =
                optional ? objects.configMap(namespace, name).orElse(null) : objects.requiredConfigMap(namespace, name);
        if (map == null) {
            return;
        }
        if (items.isEmpty()) {
            for (var entry : map.data().entrySet()) {
                payload.put(entry.getKey(), file(entry.getValue().getBytes(StandardCharsets.UTF_8), mode));
            }
            for (String key : map.binaryData().keySet()) {
                payload.put(key, file(SecretBytes.ofBinaryData(map, key), mode));
            }
        }
        for (Volume.KeyToPath item : items) {
            String text = map.data().get(item.key());
            int itemMode = item.mode() == null ? mode : item.mode();
            if (text != null) {
                payload.put(item.path(), file(text.getBytes(StandardCharsets.UTF_8), itemMode));
            } else if (map.binaryData().containsKey(item.key())) {
                payload.put(item.path(), file(SecretBytes.ofBinaryData(map, item.key()), itemMode));
            } else if (!optional) {
                throw new PreparationException(
                        "configmap \"%s\" references non-existent config key: %s".formatted(name, item.key()));
            }
        }
    }

    private void addSecret(
            Payload payload, Pod pod, @Nullable String name, List<Volume.KeyToPath> items, boolean optional, int mode)
            throws PreparationException {
        String namespace = pod.metadata().namespace();
        Secret secret =
                optional ? objects.secret(namespace, name).orElse(null) : objects.requiredSecret(namespace, name);
        if (secret == null) {
            return;
        }
        if (items.isEmpty()) {
            for (String key : secret.data().keySet()) {
                payload.put(key, file(SecretBytes.of(secret, key), mode));
            }
        }
        for (Volume.KeyToPath item : items) {
            if (secret.data().containsKey(item.key())) {
                int itemMode = item.mode() == null ? mode : item.mode();
                payload.put(item.path(), file(SecretBytes.of(secret, item.key()), itemMode));
            } else if (!optional) {
                throw new PreparationException(
                        "secret \"%s\" references non-existent secret key: %s".formatted(name, item.key()));
            }
        }
    }

    private void addDownward(Payload payload, Pod pod, Volume.DownwardApi source, int mode)
            throws PreparationException {
        for (Volume.DownwardApiFile item : source.items()) {
            String text;
            if (item.fieldRef() != null) {
                text = DownwardField.ofMetadata(pod, item.fieldRef().fieldPath());
            } else if (item.resourceFieldRef() != null) {
                text = ResourceField.of(item.resourceFieldRef(), pod, null, node);
            } else {
                throw new PreparationException(
                        "its file \"" + item.path() + "\" has a source of a kind that this agent does not know");
            }
            payload.put(
                    item.path(), file(text.getBytes(StandardCharsets.UTF_8), item.mode() == null ? mode : item.mode()));
        }
    }

    private static Payload.File file(byte[] content, int mode) {
        return new Payload.File(content, mode, null);
    }

    private static int mode(@Nullable Integer mode) {
        return mode == null ? DEFAULT_MODE : mode;
    }
}
