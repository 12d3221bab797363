package dev.keadm.sandbox.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patches of the core types: lists that have a merge key are merged by it, all others are replaced; the directives
 * {@code $patch}, {@code $setElementOrder}, {@code $deleteFromPrimitiveList} and {@code $retainKeys} are heeded.
 */
final class StrategicMerge {
    private static final Map<String, String> MERGE_KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("volumes", "name"),
            Map.entry("env", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("secrets", "name"),
            Map.entry("hostAliases", "ip"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("podIPs", "ip"),
            Map.entry("hostIPs", "ip"),
            Map.entry("taints", "key"),
            Map.entry("ownerReferences", "uid"));

    private static final Set<String> MERGED_PRIMITIVES = Set.of("finalizers");
    private static final String DIRECTIVE = "$patch";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE = "$deleteFromPrimitiveList/";
    private static final String RETAIN = "$retainKeys";

    private StrategicMerge() {}

    static void apply(ObjectNode target, ObjectNode patch) {
        if (Trees.text(patch, DIRECTIVE).equals("replace")) {
            target.removeAll();
        }
        if (patch.get(RETAIN) instanceof ArrayNode kept) {
            List<String> names = new ArrayList<>();
            kept.forEach(name -> names.add(name.asString()));
            target.retain(names);
        }
        patch.properties().forEach(entry -> applyField(target, entry.getKey(), entry.getValue()));
        patch.properties().forEach(entry -> {
            if (entry.getKey().startsWith(ORDER) && entry.getValue() instanceof ArrayNode order) {
                order(target, entry.getKey().substring(ORDER.length()), order);
            }
        });
    }

    private static void applyField(ObjectNode target, String field, JsonNode value) {
        if (field.startsWith(DELETE)) {
            deletePrimitives(target, field.substring(DELETE.length()), value);
        } else if (field.startsWith("$")) {
            return;
        } else if (value.isNull()) {
            target.remove(field);
        } else if (value instanceof ObjectNode deeper) {
            applyObject(target, field, deeper);
        } else if (value instanceof ArrayNode list) {
            applyList(target, field, list);
        } else {
            target.set(field, value.deepCopy());
        }
    }

    private static void applyObject(ObjectNode target, String field, ObjectNode patch) {
        if (Trees.text(patch, DIRECTIVE).equals("delete")) {
            target.remove(field);
        } else {
            apply(Trees.child(target, field), patch);
        }
    }

    private static void applyList(ObjectNode target, String field, ArrayNode patch) {
        Optional<String> key = mergeKey(field, target.path(field), patch);
        if (key.isPresent()) {
            mergeByKey(Trees.array(target, field), key.get(), patch);
        } else if (MERGED_PRIMITIVES.contains(field)) {
            ArrayNode there = Trees.array(target, field);
            patch.forEach(value -> {
                if (!contains(there, value)) {
                    there.add(value.deepCopy());
                }
            });
        } else {
            target.set(field, patch.deepCopy());
        }
    }

    /** A container's ports merge by containerPort, a service's by port. */
    private static Optional<String> mergeKey(String field, JsonNode current, ArrayNode patch) {
        if (field.equals("ports")) {
            boolean ofContainer = hasField(patch, "containerPort") || hasField(current, "containerPort");
            return Optional.of(ofContainer ? "containerPort" : "port");
        }
        return Optional.ofNullable(MERGE_KEYS.get(field));
    }

    private static boolean hasField(JsonNode list, String field) {
        for (JsonNode element : list) {
            if (element.has(field)) {
                return true;
            }
        }
        return false;
    }

    private static void mergeByKey(ArrayNode target, String key, ArrayNode patch) {
        for (JsonNode element : patch) {
            if (Trees.text(element, DIRECTIVE).equals("replace") && element.size() == 1) {
                target.removeAll();
            }
        }
        for (JsonNode element : patch) {
            if (element instanceof ObjectNode wanted && !(wanted.has(DIRECTIVE) && wanted.size() == 1)) {
                mergeElement(target, key, wanted);
            }
        }
    }

    private static void mergeElement(ArrayNode target, String key, ObjectNode wanted) {
        int at = indexOf(target, key, wanted.path(key));
        if (Trees.text(wanted, DIRECTIVE).equals("delete")) {
            if (at >= 0) {
                target.remove(at);
            }
        } else if (at >= 0 && target.get(at) instanceof ObjectNode there) {
            apply(there, wanted);
        } else {
            apply(target.addObject(), wanted);
        }
    }

    /** Elements named in {@code order} come in that order, the others stay where they were relative to the end. */
    private static void order(ObjectNode target, String field, ArrayNode order) {
        if (!(target.get(field) instanceof ArrayNode list)) {
            return;
        }
        String key = mergeKey(field, list, order).orElse("");
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode wanted : order) {
            int at = key.isEmpty() ? indexOf(list, wanted) : indexOf(list, key, wanted.path(key));
            if (at >= 0) {
                sorted.add(list.remove(at));
            }
        }
        list.forEach(sorted::add);
        list.removeAll();
        list.addAll(sorted);
    }

    private static void deletePrimitives(ObjectNode target, String field, JsonNode values) {
        if (target.get(field) instanceof ArrayNode list) {
            for (JsonNode value : values) {
                int at = indexOf(list, value);
                if (at >= 0) {
                    list.remove(at);
                }
            }
        }
    }

    private static boolean contains(ArrayNode list, JsonNode value) {
        return indexOf(list, value) >= 0;
    }

    private static int indexOf(ArrayNode list, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (value.equals(list.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(ArrayNode list, String key, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (value.equals(list.path(i).path(key))) {
                return i;
            }
        }
        return -1;
    }
}
