package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Json
public record PodStatus(
        @Nullable String phase,
        List<Condition> conditions,
        @Nullable String message,
        @Nullable String reason,
        @Nullable String hostIP,
        List<Ip> hostIPs,
        @Nullable String podIP,
        List<Ip> podIPs,
        @Nullable Instant startTime,
        List<ContainerStatus> initContainerStatuses,
        List<ContainerStatus> containerStatuses,
        @Nullable String qosClass) {
    public PodStatus {
        conditions = Collections.orEmpty(conditions);
        hostIPs = Collections.orEmpty(hostIPs);
        podIPs = Collections.orEmpty(podIPs);
        initContainerStatuses = Collections.orEmpty(initContainerStatuses);
        containerStatuses = Collections.orEmpty(containerStatuses);
    }

    @Json
    public record Ip(String ip) {}

    /** {@code status} is {@code True}, {@code False} or {@code Unknown}. */
    @Json
    public record Condition(
            String type,
            String status,
            @Nullable Instant lastProbeTime,
            @Nullable Instant lastTransitionTime,
            @Nullable String reason,
            @Nullable String message) {}

    @Json
    public record ContainerStatus(
            String name,
            ContainerState state,
            ContainerState lastState,
            boolean ready,
            int restartCount,
            @Nullable String image,
            @Nullable String imageID,
            @Nullable String containerID,
            @Nullable Boolean started) {}

    /** At most one of the three is set; none means waiting without a reason. */
    @Json
    public record ContainerState(
            @Nullable Waiting waiting,
            @Nullable Running running,
            @Nullable Terminated terminated) {}

    @Json
    public record Waiting(@Nullable String reason, @Nullable String message) {}

    @Json
    public record Running(@Nullable Instant startedAt) {}

    @Json
    public record Terminated(
            int exitCode,
            int signal,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String containerID) {}
}
