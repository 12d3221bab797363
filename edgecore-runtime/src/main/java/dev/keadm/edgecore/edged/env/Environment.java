package dev.keadm.edgecore.edged.env;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.EnvFromSource;
import dev.keadm.edgecore.api.EnvVar;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.object.PodObjects;
import dev.keadm.edgecore.edged.object.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds containers' environments: envFrom first, then env in the order it is written, so that later ones see and
 * replace earlier ones; last where the API server is found. Every key of a ConfigMap or Secret becomes a variable,
 * whatever it is made of: that is the kubelet's rule since Kubernetes 1.32.
 */
public final class Environment {
    private final PodObjects objects;
    private final NodeFacts node;
    private final String apiHost;
    private final String apiPort;

    /**
     * @param apiHost value of {@code KUBERNETES_SERVICE_HOST}: Go's edgecore takes it from its own METASERVER_DUMMY_IP,
     *     and sets it to nothing when that is not set
     * @param apiPort value of {@code KUBERNETES_SERVICE_PORT}, from METASERVER_DUMMY_PORT
     */
    public Environment(PodObjects objects, NodeFacts node, @Nullable String apiHost, @Nullable String apiPort) {
        this.objects = objects;
        this.node = node;
        this.apiHost = apiHost == null ? "" : apiHost;
        this.apiPort = apiPort == null ? "" : apiPort;
    }

    /** Variables by name in the order in which the container gets them. */
    public Map<String, String> of(Pod pod, Container container, List<String> podIps) throws PreparationException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (EnvFromSource source : container.envFrom()) {
            addAll(variables, pod, source);
        }
        for (EnvVar variable : container.env()) {
            value(variable, pod, container, podIps, variables)
                    .ifPresent(value -> variables.put(variable.name(), value));
        }
        variables.put("KUBERNETES_SERVICE_HOST", apiHost);
        variables.put("KUBERNETES_SERVICE_PORT", apiPort);
        return variables;
    }

    private void addAll(Map<String, String> variables, Pod pod, EnvFromSource source) throws PreparationException {
        String prefix = source.prefix() == null ? "" : source.prefix();
        EnvFromSource.Reference config = source.configMapRef();
        EnvFromSource.Reference secret = source.secretRef();
        if (config != null) {
            Map<String, String> data = optionalConfigMap(pod, config.name(), config.optional())
                    .map(ConfigMap::data)
                    .orElse(Map.of());
            new TreeMap<>(data).forEach((key, value) -> variables.put(prefix + key, value));
        } else if (secret != null) {
            Optional<Secret> found = optionalSecret(pod, secret.name(), secret.optional());
            if (found.isPresent()) {
                for (String key : new TreeMap<>(found.get().data()).keySet()) {
                    variables.put(prefix + key, text(found.get(), key));
                }
            }
        }
    }

    private Optional<String> value(
            EnvVar variable, Pod pod, Container container, List<String> podIps, Map<String, String> sofar)
            throws PreparationException {
        String value = variable.value();
        EnvVar.Source source = variable.valueFrom();
        if (value != null && !value.isEmpty()) {
            return Optional.of(Expansion.expand(value, sofar));
        }
        if (source == null) {
            return Optional.of("");
        }
        if (source.fieldRef() != null) {
            return Optional.of(DownwardField.ofPod(pod, source.fieldRef().fieldPath(), podIps, node));
        }
        if (source.resourceFieldRef() != null) {
            return Optional.of(ResourceField.of(source.resourceFieldRef(), pod, container, node));
        }
        if (source.configMapKeyRef() != null) {
            return ofConfigMap(pod, source.configMapKeyRef());
        }
        if (source.secretKeyRef() != null) {
            return ofSecret(pod, source.secretKeyRef());
        }
        throw new PreparationException(
                "environment variable \"%s\" of container \"%s\" has a source of a kind that this agent does not know"
                        .formatted(variable.name(), container.name()));
    }

    private Optional<String> ofConfigMap(Pod pod, EnvVar.KeySelector selector) throws PreparationException {
        Optional<ConfigMap> map = optionalConfigMap(pod, selector.name(), selector.optional());
        Optional<String> value = map.map(found -> found.data().get(selector.key()));
        if (value.isEmpty() && !selector.optional()) {
            throw missingKey(pod, selector, "ConfigMap");
        }
        return value;
    }

    private Optional<String> ofSecret(Pod pod, EnvVar.KeySelector selector) throws PreparationException {
        Optional<Secret> secret = optionalSecret(pod, selector.name(), selector.optional());
        if (secret.isPresent() && secret.get().data().containsKey(selector.key())) {
            return Optional.of(text(secret.get(), selector.key()));
        }
        if (!selector.optional()) {
            throw missingKey(pod, selector, "Secret");
        }
        return Optional.empty();
    }

    private Optional<ConfigMap> optionalConfigMap(Pod pod, @Nullable String name, boolean optional)
            throws PreparationException {
        String namespace = pod.metadata().namespace();
        return optional ? objects.configMap(namespace, name) : Optional.of(objects.requiredConfigMap(namespace, name));
    }

    private Optional<Secret> optionalSecret(Pod pod, @Nullable String name, boolean optional)
            throws PreparationException {
        String namespace = pod.metadata().namespace();
        return optional ? objects.secret(namespace, name) : Optional.of(objects.requiredSecret(namespace, name));
    }

    private static PreparationException missingKey(Pod pod, EnvVar.KeySelector selector, String kind) {
        return new PreparationException("couldn't find key %s in %s %s/%s"
                .formatted(
                        selector.key(),
                        kind,
                        PodObjects.namespaceOf(pod.metadata().namespace()),
                        selector.name()));
    }

    private static String text(Secret secret, String key) throws PreparationException {
        byte[] bytes = SecretBytes.of(secret, key);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new PreparationException(
                    "key \"%s\" of secret \"%s\" is not UTF-8 text, which is all that an environment can hold"
                            .formatted(key, secret.metadata().name()));
        }
    }
}
