package dev.keadm.request;

import java.util.ArrayList;
import java.util.List;

/**
 * A label that the node registers with.
 *
 * @param value may be empty
 */
public record NodeLabel(String key, String value) {
    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for what is no {@code key=value} that Kubernetes takes */
    public static NodeLabel parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw refused(text, "it has no '='");
        }
        NodeLabel label = new NodeLabel(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        if (!QualifiedName.key(label.key)) {
            throw refused(text, QualifiedName.KEY_RULE);
        }
        if (!QualifiedName.value(label.value)) {
            throw refused(text, QualifiedName.VALUE_RULE);
        }
        return label;
    }

    /** Go's form: {@code k=v,k2=v2}, an empty text being no label. */
    public static List<NodeLabel> parseList(String text) {
        List<NodeLabel> labels = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                labels.add(parse(part.strip()));
            }
        }
        return List.copyOf(labels);
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }

    private static RuntimeException refused(String text, String why) {
        return Refusal.of("--labels", text, why, "Write labels as key=value,key2=value2.");
    }
}
