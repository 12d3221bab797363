package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container, or an init container; {@code restartPolicy: Always} on an init container makes it a sidecar. */
@Json
public record Container(
        String name,
        @Nullable String image,
        @Nullable String imagePullPolicy,
        List<String> command,
        List<String> args,
        @Nullable String workingDir,
        List<ContainerPort> ports,
        List<EnvFromSource> envFrom,
        List<EnvVar> env,
        @Nullable ResourceRequirements resources,
        @Nullable String restartPolicy,
        List<VolumeMount> volumeMounts,
        List<VolumeDevice> volumeDevices,
        @Nullable Lifecycle lifecycle,
        @Nullable String terminationMessagePath,
        @Nullable String terminationMessagePolicy,
        @Nullable SecurityContext securityContext,
        boolean stdin,
        boolean stdinOnce,
        boolean tty) {
    public Container {
        command = Collections.orEmpty(command);
        args = Collections.orEmpty(args);
        ports = Collections.orEmpty(ports);
        envFrom = Collections.orEmpty(envFrom);
        env = Collections.orEmpty(env);
        volumeMounts = Collections.orEmpty(volumeMounts);
        volumeDevices = Collections.orEmpty(volumeDevices);
    }

    @Json
    public record ContainerPort(
            @Nullable String name,
            int containerPort,
            int hostPort,
            @Nullable String protocol,
            @Nullable String hostIP) {}

    @Json
    public record VolumeMount(
            String name,
            String mountPath,
            boolean readOnly,
            @Nullable String recursiveReadOnly,
            @Nullable String subPath,
            @Nullable String subPathExpr,
            @Nullable String mountPropagation) {}

    /** A volume as a block device. */
    @Json
    public record VolumeDevice(String name, String devicePath) {}

    /** Quantities by resource name, as text: {@code cpu: "500m"}. */
    @Json
    public record ResourceRequirements(Map<String, String> limits, Map<String, String> requests) {
        public ResourceRequirements {
            limits = Collections.orEmpty(limits);
            requests = Collections.orEmpty(requests);
        }
    }

    @Json
    public record Lifecycle(
            @Nullable Handler postStart, @Nullable Handler preStop) {}

    @Json
    public record Handler(
            @Nullable ExecAction exec, @Nullable SleepAction sleep) {}

    @Json
    public record ExecAction(List<String> command) {
        public ExecAction {
            command = Collections.orEmpty(command);
        }
    }

    @Json
    public record SleepAction(long seconds) {}
}
