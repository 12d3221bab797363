package dev.keadm.edgecore.edged.env;

import dev.keadm.edgecore.api.ObjectMeta;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.NodeFacts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field of a pod as text, for environment variables and files of a volume. */
public final class DownwardField {
    private static final Pattern QUALIFIED_NAME = Pattern.compile(
            "([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private DownwardField() {}

    /** Name, namespace, uid, labels and annotations: what a volume's file may hold. */
    public static String ofMetadata(Pod pod, String path) throws PreparationException {
        ObjectMeta meta = pod.metadata();
        int bracket = path.indexOf("['");
        if (bracket > 0 && path.endsWith("']")) {
            return ofKey(meta, path, path.substring(0, bracket), path.substring(bracket + 2, path.length() - 2));
        }
        return switch (path) {
            case "metadata.name" -> meta.name();
            case "metadata.namespace" -> meta.namespace() == null ? "" : meta.namespace();
            case "metadata.uid" -> meta.uid() == null ? "" : meta.uid();
            case "metadata.labels" -> MapText.of(meta.labels());
            case "metadata.annotations" -> MapText.of(meta.annotations());
            default -> throw new PreparationException("unsupported fieldPath: " + path);
        };
    }

    /** What {@link #ofMetadata} knows, and what is only known when the pod has a node and addresses. */
    static String ofPod(Pod pod, String path, List<String> podIps, NodeFacts node) throws PreparationException {
        return switch (path) {
            case "spec.nodeName" -> orEmpty(pod.spec().nodeName());
            case "spec.serviceAccountName" -> orEmpty(pod.spec().serviceAccountName());
            case "status.hostIP" -> nodeAddresses(node).getFirst();
            case "status.hostIPs" -> String.join(",", nodeAddresses(node));
            case "status.podIP" -> podIps.isEmpty() ? "" : podIps.getFirst();
            case "status.podIPs" -> String.join(",", podIps);
            default -> ofMetadata(pod, path);
        };
    }

    private static List<String> nodeAddresses(NodeFacts node) throws PreparationException {
        List<String> addresses = node.addresses();
        if (addresses.isEmpty()) {
            throw new PreparationException("the node has no address yet, which status.hostIP stands for");
        }
        return addresses;
    }

    private static String ofKey(ObjectMeta meta, String path, String map, String key) throws PreparationException {
        return switch (map) {
            case "metadata.labels" -> {
                requireQualifiedName(path, key);
                yield meta.labels().getOrDefault(key, "");
            }
            case "metadata.annotations" -> {
                requireQualifiedName(path, key.toLowerCase(Locale.ROOT));
                yield meta.annotations().getOrDefault(key, "");
            }
            default -> throw new PreparationException("fieldPath \"" + path + "\" does not support subscript");
        };
    }

    private static void requireQualifiedName(String path, String key) throws PreparationException {
        if (!QUALIFIED_NAME.matcher(key).matches()) {
            throw new PreparationException("invalid key subscript in " + path + ": it is no qualified name");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
