package dev.keadm.edgecore.meta;

import java.util.Locale;
import java.util.Optional;

/**
 * Key and words of a row in Go's table {@code meta_v2}, from which its MetaServer answers as an API server would.
 *
 * @param key {@code /core/v1/pods/default/web}
 * @param resource Go's text of group, version and resource: {@code /v1, Resource=pods}
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/pkg/metaserver/key.go">KeyFuncObj</a>
 */
record ServedKey(String key, String resource, String namespace, String name) {
    /** Empty for a stub, which does not say its kind. */
    static Optional<ServedKey> of(ObjectHeader header) {
        ObjectHeader.Metadata metadata = header.metadata();
        if (header.kind() == null
                || header.kind().isEmpty()
                || header.apiVersion() == null
                || metadata == null
                || metadata.name() == null) {
            return Optional.empty();
        }
        String[] groupVersion = header.apiVersion().split("/", 2);
        String group = groupVersion.length == 1 ? "" : groupVersion[0];
        String version = groupVersion[groupVersion.length - 1];
        String namespace = metadata.namespace() == null ? "" : metadata.namespace();
        String plural = plural(header.kind());
        String key = "/" + (group.isEmpty() ? "core" : group) + "/" + version + "/" + plural + "/"
                + (namespace.isEmpty() ? "null" : namespace) + "/" + metadata.name();
        return Optional.of(
                new ServedKey(key, group + "/" + version + ", Resource=" + plural, namespace, metadata.name()));
    }

    /** Go's guess, its exceptions included. */
    private static String plural(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "Endpoints", "PodStatus", "NodeStatus", "CustomResourceDefinitionList", "Leases" -> lower;
            default ->
                lower.endsWith("s")
                        ? lower + "es"
                        : lower.endsWith("y") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
        };
    }
}
