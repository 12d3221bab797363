package dev.keadm.edgecore.edged.object;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.UnavailableException;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.edgecore.meta.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ConfigMaps and Secrets of a pod's namespace; what is not there is told apart from what cannot be asked for now. */
public final class PodObjects {
    private final MetaClient meta;

    public PodObjects(MetaClient meta) {
        this.meta = meta;
    }

    /** @return empty when there is none of that name */
    public Optional<ConfigMap> configMap(@Nullable String namespace, @Nullable String name)
            throws PreparationException {
        String required = named(name, "configmap");
        return found(meta.configMap(namespaceOf(namespace), required), "configmap", namespace, required);
    }

    /** @return empty when there is none of that name */
    public Optional<Secret> secret(@Nullable String namespace, @Nullable String name) throws PreparationException {
        String required = named(name, "secret");
        return found(meta.secret(namespaceOf(namespace), required), "secret", namespace, required);
    }

    /** As {@link #configMap}, but not being there is the caller's error, in the kubelet's words. */
    public ConfigMap requiredConfigMap(@Nullable String namespace, @Nullable String name) throws PreparationException {
        return configMap(namespace, name)
                .orElseThrow(() -> new PreparationException("configmap \"" + name + "\" not found"));
    }

    /** As {@link #secret}, but not being there is the caller's error, in the kubelet's words. */
    public Secret requiredSecret(@Nullable String namespace, @Nullable String name) throws PreparationException {
        return secret(namespace, name).orElseThrow(() -> new PreparationException("secret \"" + name + "\" not found"));
    }

    public static String namespaceOf(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty() ? "default" : namespace;
    }

    private static String named(@Nullable String name, String kind) throws PreparationException {
        if (name == null || name.isEmpty()) {
            throw new PreparationException("the pod refers to a " + kind + " without a name");
        }
        return name;
    }

    private static <T> Optional<T> found(Reply<T> reply, String kind, @Nullable String namespace, String name)
            throws PreparationException {
        String what = "%s \"%s\" in namespace \"%s\"".formatted(kind, name, namespaceOf(namespace));
        return switch (reply) {
            case Reply.Found<T>(T value) -> Optional.of(value);
            case Reply.NotFound<T> _ -> Optional.empty();
            case Reply.Refused<T>(int code, String reason, String message) ->
                throw new PreparationException(
                        "the cloud refused %s: %s %s (%d)".formatted(what, reason, message, code));
            case Reply.Unavailable<T>(String message) ->
                throw new UnavailableException(
                        "%s cannot be read now and is not stored here: %s".formatted(what, message));
        };
    }
}
