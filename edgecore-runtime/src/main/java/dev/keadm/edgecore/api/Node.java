package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Json
public record Node(
        String kind,
        String apiVersion,
        ObjectMeta metadata,
        @Nullable Spec spec,
        @Nullable Status status) {
    public Node(ObjectMeta metadata, @Nullable Spec spec, @Nullable Status status) {
        this("Node", "v1", metadata, spec, status);
    }

    @Json
    public record Spec(@Nullable Boolean unschedulable, List<Taint> taints) {
        public Spec {
            taints = Collections.orEmpty(taints);
        }
    }

    @Json
    public record Taint(String key, @Nullable String value, String effect) {}

    /**
     * What a node says of itself.
     *
     * @param capacity quantities by resource name
     * @param daemonEndpoints only ever sent at registration: CloudStream owns the port afterwards
     */
    @Json
    public record Status(
            Map<String, String> capacity,
            Map<String, String> allocatable,
            List<Condition> conditions,
            List<Address> addresses,
            @Nullable DaemonEndpoints daemonEndpoints,
            @Nullable SystemInfo nodeInfo) {
        public Status {
            capacity = Collections.orEmpty(capacity);
            allocatable = Collections.orEmpty(allocatable);
            conditions = Collections.orEmpty(conditions);
            addresses = Collections.orEmpty(addresses);
        }
    }

    /** {@code status} is {@code True}, {@code False} or {@code Unknown}. */
    @Json
    public record Condition(
            String type,
            String status,
            @Nullable Instant lastHeartbeatTime,
            @Nullable Instant lastTransitionTime,
            @Nullable String reason,
            @Nullable String message) {}

    /** @param patch {@code replace} as last element of a patch's list: the list takes the place of the old one */
    @Json
    public record Address(
            @Nullable String type,
            @Nullable String address,
            @Json.Property("$patch") @Nullable String patch) {
        public Address(String type, String address) {
            this(type, address, null);
        }
    }

    @Json
    public record DaemonEndpoints(Endpoint kubeletEndpoint) {}

    /** The key is spelt with a capital P in Kubernetes' own type. */
    @Json
    public record Endpoint(@Json.Property("Port") int port) {}

    @Json
    public record SystemInfo(
            String machineID,
            String systemUUID,
            String bootID,
            String kernelVersion,
            String osImage,
            String containerRuntimeVersion,
            String kubeletVersion,
            String operatingSystem,
            String architecture) {}
}
