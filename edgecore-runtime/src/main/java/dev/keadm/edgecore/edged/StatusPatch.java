package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.PodStatus;
import dev.keadm.edgecore.api.PodStatus.Condition;
import dev.keadm.edgecore.api.PodStatus.ContainerStatus;
import dev.keadm.edgecore.api.PodStatus.Ip;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a strategic merge patch of a pod's status: all that we own, so that it holds whatever the API server had.
 * Conditions of others and {@code qosClass} stay as they are; lists of addresses are replaced, as they are merged by
 * address otherwise.
 */
final class StatusPatch {
    private static final Jsonb JSON = Jsonb.builder().build();
    private static final JsonType<String> TEXT = JSON.type(String.class);
    private static final JsonType<Condition> CONDITION = JSON.type(Condition.class);
    private static final JsonType<List<ContainerStatus>> CONTAINERS =
            JSON.type(ContainerStatus.class).list();

    private StatusPatch() {}

    static String of(String uid, PodStatus status) {
        StringBuilder out = new StringBuilder(2048);
        out.append("{\"metadata\":{\"uid\":").append(text(uid)).append("},\"status\":{");
        out.append("\"$setElementOrder/conditions\":")
                .append(status.conditions().stream()
                        .map(c -> "{\"type\":" + text(c.type()) + "}")
                        .collect(Collectors.joining(",", "[", "]")));
        out.append(",\"conditions\":")
                .append(status.conditions().stream()
                        .map(StatusPatch::condition)
                        .collect(Collectors.joining(",", "[", "]")));
        out.append(",\"containerStatuses\":").append(CONTAINERS.toJson(status.containerStatuses()));
        if (!status.initContainerStatuses().isEmpty()) {
            out.append(",\"initContainerStatuses\":").append(CONTAINERS.toJson(status.initContainerStatuses()));
        }
        fieldOrNull(out, "message", status.message());
        fieldOrNull(out, "reason", status.reason());
        addresses(out, "hostIP", status.hostIP(), "hostIPs", status.hostIPs());
        addresses(out, "podIP", status.podIP(), "podIPs", status.podIPs());
        field(out, "phase", status.phase());
        if (status.startTime() != null) {
            field(out, "startTime", status.startTime().toString());
        }
        return out.append("}}").toString();
    }

    /** Merged by its type: a reason that is gone stays unless the patch takes it away. */
    private static String condition(Condition condition) {
        StringBuilder out = new StringBuilder(CONDITION.toJson(condition));
        out.setLength(out.length() - 1);
        absent(out, "reason", condition.reason());
        absent(out, "message", condition.message());
        return out.append('}').toString();
    }

    private static void absent(StringBuilder out, String name, @Nullable String value) {
        if (value == null) {
            out.append(",\"").append(name).append("\":null");
        }
    }

    private static void fieldOrNull(StringBuilder out, String name, @Nullable String value) {
        field(out, name, value);
        absent(out, name, value);
    }

    private static void addresses(StringBuilder out, String one, @Nullable String first, String many, List<Ip> all) {
        if (!all.isEmpty()) {
            field(out, one, first);
            out.append(",\"").append(many).append("\":");
            out.append(all.stream()
                    .map(ip -> "{\"ip\":" + text(ip.ip()) + "}")
                    .collect(Collectors.joining(",", "[{\"$patch\":\"replace\"},", "]")));
        }
    }

    private static void field(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            out.append(",\"").append(name).append("\":").append(text(value));
        }
    }

    private static String text(String value) {
        return TEXT.toJson(value);
    }
}
