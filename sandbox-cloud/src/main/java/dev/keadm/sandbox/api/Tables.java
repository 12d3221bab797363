package dev.keadm.sandbox.api;

import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Trees;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code kubectl get} prints: the server makes the rows. */
final class Tables {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Columns by kind; those after the bar are for {@code -o wide} only. */
    private static final Map<Resource, String> COLUMNS = Map.of(
            Resource.NODES, "Name Status Roles Age Version | Internal-IP OS-Image Kernel-Version Container-Runtime",
            Resource.PODS, "Name Ready Status Restarts Age | IP Node",
            Resource.CONFIG_MAPS, "Name Data Age",
            Resource.SECRETS, "Name Type Data Age",
            Resource.LEASES, "Name Holder Age",
            Resource.NAMESPACES, "Name Status Age",
            Resource.EVENTS, "Name Type Reason Message Age");

    private final Clock clock;

    Tables(Clock clock) {
        this.clock = clock;
    }

    ObjectNode of(Resource resource, List<ObjectNode> objects, String version) {
        ObjectNode table = JSON.createObjectNode().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        Trees.metadata(table).put("resourceVersion", version);
        ArrayNode definitions = table.putArray("columnDefinitions");
        List<String> columns =
                List.of(COLUMNS.getOrDefault(resource, "Name Age").split(" "));
        int priority = 0;
        for (String column : columns) {
            if (column.equals("|")) {
                priority = 1;
            } else {
                definitions
                        .addObject()
                        .put("name", column)
                        .put("type", "string")
                        .put("format", column.equals("Name") ? "name" : "")
                        .put("description", "")
                        .put("priority", priority);
            }
        }
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.stream()
                    .filter(column -> !column.equals("|"))
                    .forEach(column -> cells.add(cell(resource, column, object)));
            row.set("object", partial(object));
        }
        return table;
    }

    private static ObjectNode partial(ObjectNode object) {
        ObjectNode partial =
                JSON.createObjectNode().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private String cell(Resource resource, String column, ObjectNode object) {
        return switch (column) {
            case "Name" -> Trees.name(object);
            case "Age" -> age(Trees.text(object, "metadata", "creationTimestamp"));
            case "Type" -> Trees.text(object, "type");
            case "Reason" -> Trees.text(object, "reason");
            case "Message" -> Trees.text(object, "message");
            case "Data" -> Integer.toString(object.path("data").size());
            case "Holder" -> Trees.text(object, "spec", "holderIdentity");
            case "Status" -> status(resource, object);
            case "Ready" -> readyCount(object);
            case "Restarts" -> Integer.toString(restarts(object));
            case "IP" -> orNone(Trees.text(object, "status", "podIP"));
            case "Node" -> orNone(Trees.text(object, "spec", "nodeName"));
            case "Roles" -> roles(object);
            case "Version" -> Trees.text(object, "status", "nodeInfo", "kubeletVersion");
            case "Internal-IP" -> orNone(internalIp(object));
            case "OS-Image" -> Trees.text(object, "status", "nodeInfo", "osImage");
            case "Kernel-Version" -> Trees.text(object, "status", "nodeInfo", "kernelVersion");
            case "Container-Runtime" -> Trees.text(object, "status", "nodeInfo", "containerRuntimeVersion");
            default -> throw new IllegalStateException("no such column: " + column);
        };
    }

    private static String status(Resource resource, ObjectNode object) {
        return switch (resource) {
            case NODES -> {
                String ready = Trees.condition(object, "Ready") ? "Ready" : "NotReady";
                boolean cordoned = object.path("spec").path("unschedulable").asBoolean(false);
                yield cordoned ? ready + ",SchedulingDisabled" : ready;
            }
            case PODS -> podStatus(object);
            case NAMESPACES,
                    CONFIG_MAPS,
                    SECRETS,
                    SERVICE_ACCOUNTS,
                    SERVICES,
                    EVENTS,
                    LEASES,
                    OBJECT_SYNCS,
                    CLUSTER_OBJECT_SYNCS -> Trees.text(object, "status", "phase");
        };
    }

    private static String podStatus(ObjectNode pod) {
        if (Trees.deleting(pod)) {
            return "Terminating";
        }
        for (String kind : List.of("initContainerStatuses", "containerStatuses")) {
            for (ObjectNode container : Trees.objects(pod.path("status"), kind)) {
                String waiting = Trees.text(container, "state", "waiting", "reason");
                String ended = Trees.text(container, "state", "terminated", "reason");
                if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                    return kind.startsWith("init") ? "Init:" + waiting : waiting;
                }
                if (!ended.isEmpty() && kind.startsWith("container")) {
                    return ended;
                }
            }
        }
        String reason = Trees.text(pod, "status", "reason");
        return reason.isEmpty() ? Trees.text(pod, "status", "phase") : reason;
    }

    private static String readyCount(ObjectNode pod) {
        long ready = Trees.objects(pod.path("status"), "containerStatuses").stream()
                .filter(container -> container.path("ready").asBoolean(false))
                .count();
        return ready + "/" + pod.path("spec").path("containers").size();
    }

    private static int restarts(ObjectNode pod) {
        int restarts = 0;
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            restarts += container.path("restartCount").asInt(0);
        }
        return restarts;
    }

    private static String roles(ObjectNode node) {
        TreeSet<String> roles = new TreeSet<>();
        node.path("metadata").path("labels").propertyNames().forEach(label -> {
            if (label.startsWith("node-role.kubernetes.io/")) {
                roles.add(label.substring("node-role.kubernetes.io/".length()));
            }
        });
        return orNone(String.join(",", roles));
    }

    private static String internalIp(ObjectNode node) {
        return Trees.objects(node.path("status"), "addresses").stream()
                .filter(address -> Trees.text(address, "type").equals("InternalIP"))
                .findFirst()
                .map(address -> Trees.text(address, "address"))
                .orElse("");
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    private String age(String since) {
        try {
            Duration age = Duration.between(Instant.parse(since), clock.instant());
            if (age.toSeconds() < 120) {
                return Math.max(0, age.toSeconds()) + "s";
            }
            if (age.toMinutes() < 180) {
                return age.toMinutes() + "m";
            }
            return age.toHours() < 48 ? age.toHours() + "h" : age.toDays() + "d";
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
    }
}
