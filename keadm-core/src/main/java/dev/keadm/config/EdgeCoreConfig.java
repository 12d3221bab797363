package dev.keadm.config;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an {@code edgecore.yaml} means, Go's defaults filled in: the keys that join and the agent act on.
 *
 * @param dataSource the database file
 * @param enabled the modules that are switched on
 * @param featureGates the agent's own gates, not the kubelet's
 */
public record EdgeCoreConfig(
        Path dataSource,
        Edged edged,
        EdgeHub edgeHub,
        MetaManager metaManager,
        Set<Module> enabled,
        Map<String, Boolean> featureGates) {

    /**
     * Reads, checks and interprets a file in one go.
     *
     * @param hostName the node's name when the file gives none; lower case
     * @throws ConfigException when the file cannot be used, with a line for each fault
     */
    public static EdgeCoreConfig read(Path file, GoDefaults platform, String hostName) throws IOException {
        return EdgeCoreDocument.read(file).config(platform, hostName);
    }

    public boolean isEnabled(Module module) {
        return enabled.contains(module);
    }

    /**
     * @param hostnameOverride the node's name
     * @param nodeIp the address that the node reports; absent: the one on the route to CloudCore
     * @param customInterfaceName the interface whose address the node reports
     * @param registerNodeNamespace namespace under which Go's EdgeCore stores its Node
     * @param rootDirectory the kubelet's root: pods' volumes lie in {@code pods} under it
     * @param podSandboxImage kept from garbage collection
     * @param windows how the agent runs there
     */
    public record Edged(
            boolean reportEvent,
            String hostnameOverride,
            Optional<String> nodeIp,
            Optional<String> customInterfaceName,
            Map<String, String> nodeLabels,
            boolean registerSchedulable,
            String registerNodeNamespace,
            Path rootDirectory,
            String podSandboxImage,
            ContainerGc containerGc,
            Kubelet kubelet,
            WindowsProcess windows) {}

    /**
     * @param service whether the agent answers the service control manager, when that started it
     * @param priorityClass as SetPriorityClass names it: {@code NORMAL_PRIORITY_CLASS}; empty elsewhere than on Windows
     */
    public record WindowsProcess(boolean service, String priorityClass) {}

    /** @param maxContainers of all dead ones, below zero: no limit */
    public record ContainerGc(Duration minimumAge, int maxPerPodContainer, int maxContainers) {}

    /**
     * {@code tailoredKubeletConfig}.
     *
     * @param containerRuntimeEndpoint {@code unix:///path}, {@code /path} or {@code npipe://./pipe/name}
     * @param imageServiceEndpoint as the runtime's; that one when the file leaves it empty
     * @param staticPodPath absent: no static pods
     */
    public record Kubelet(
            String containerRuntimeEndpoint,
            String imageServiceEndpoint,
            Duration runtimeRequestTimeout,
            Optional<Path> staticPodPath,
            Duration fileCheckFrequency,
            Duration syncFrequency,
            boolean enableControllerAttachDetach,
            NodeReporting node,
            Dns dns,
            Cgroups cgroups,
            Images images,
            Logs logs,
            Eviction eviction,
            Server server) {}

    public record NodeReporting(
            boolean registerNode,
            List<NodeTaint> registerWithTaints,
            int maxPods,
            Duration statusUpdateFrequency,
            Duration statusReportFrequency,
            Duration leaseDuration,
            int statusMaxImages) {}

    /** @param resolvConf a file, {@code Host} on Windows for the machine's own servers, or empty for none */
    public record Dns(List<String> clusterDns, String clusterDomain, String resolvConf) {}

    /**
     * @param cgroupDriver {@code cgroupfs} or {@code systemd}; empty on Windows
     * @param podPidsLimit below zero: the node's limit
     * @param systemReserved resource name to quantity
     */
    public record Cgroups(
            String cgroupDriver,
            boolean cgroupsPerQos,
            boolean cpuCfsQuota,
            Duration cpuCfsQuotaPeriod,
            long podPidsLimit,
            List<String> enforceNodeAllocatable,
            Map<String, String> systemReserved,
            Map<String, String> kubeReserved,
            boolean seccompDefault) {}

    /**
     * @param registryPullQps 0: no limit
     * @param maxParallelPulls absent: no limit when pulls are not serialized
     * @param maximumGcAge zero: images never grow too old
     */
    public record Images(
            boolean serializePulls,
            Optional<Integer> maxParallelPulls,
            int registryPullQps,
            int registryBurst,
            Duration minimumGcAge,
            Duration maximumGcAge,
            int gcHighThresholdPercent,
            int gcLowThresholdPercent) {}

    /** @param containerLogMaxSize in bytes */
    public record Logs(Path podLogsDir, long containerLogMaxSize, int containerLogMaxFiles, Duration monitorInterval) {}

    /** @param hard signal ({@code memory.available}) to quantity or percentage */
    public record Eviction(Map<String, String> hard, Duration pressureTransitionPeriod) {}

    /** The read-only kubelet server; port 0 switches it off. */
    public record Server(String address, int readOnlyPort, Duration streamingConnectionIdleTimeout) {}

    /**
     * @param httpServer base URL of CloudCore's HTTPS server, empty when the hub is off and the file gives none
     * @param token absent when the node has its certificate
     * @param quic whether the file asks for QUIC, which this agent does not speak: always false after validation
     */
    public record EdgeHub(
            Duration heartbeat,
            String httpServer,
            String projectId,
            Optional<BootstrapToken> token,
            Path tlsCaFile,
            Path tlsCertFile,
            Path tlsPrivateKeyFile,
            boolean rotateCertificates,
            int messageQps,
            int messageBurst,
            WebSocket websocket,
            boolean quic) {}

    /** @param server {@code host:port} of CloudHub, empty when the hub is off and the file gives none */
    public record WebSocket(
            boolean enable, String server, Duration handshakeTimeout, Duration readDeadline, Duration writeDeadline) {}

    public record MetaManager(Duration remoteQueryTimeout) {}
}
