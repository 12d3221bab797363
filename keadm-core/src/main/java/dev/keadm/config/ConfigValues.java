package dev.keadm.config;

import dev.keadm.yaml.YamlList;
import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlScalar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a checked document key by key, a default for what is not there. */
final class ConfigValues {
    private static final String KUBELET = "modules.edged.tailoredKubeletConfig.";

    private final EdgeCoreDocument document;
    private final GoDefaults platform;

    private ConfigValues(EdgeCoreDocument document, GoDefaults platform) {
        this.document = document;
        this.platform = platform;
    }

    static EdgeCoreConfig of(EdgeCoreDocument document, GoDefaults platform, String hostName) throws ConfigException {
        ConfigValues values = new ConfigValues(document, platform);
        List<ConfigProblem> problems = new ArrayList<>(ConfigRules.beforeReading(document, values));
        if (problems.isEmpty()) {
            EdgeCoreConfig config = values.config(hostName);
            problems.addAll(ConfigRules.check(document, config, platform));
            if (problems.isEmpty()) {
                return config;
            }
        }
        throw new ConfigException(document.source(), problems);
    }

    private EdgeCoreConfig config(String hostName) {
        return new EdgeCoreConfig(
                path("database.dataSource"),
                edged(hostName),
                edgeHub(),
                metaManager(),
                enabled(),
                switches("featureGates"));
    }

    private Set<Module> enabled() {
        EnumSet<Module> enabled = EnumSet.noneOf(Module.class);
        for (Module module : Module.values()) {
            if (flag(module.enableKey())) {
                enabled.add(module);
            }
        }
        return Set.copyOf(enabled);
    }

    private EdgeCoreConfig.Edged edged(String hostName) {
        String edged = "modules.edged.";
        return new EdgeCoreConfig.Edged(
                flag(edged + "reportEvent"),
                filled(edged + "hostnameOverride").orElse(hostName),
                filled(edged + "nodeIP"),
                filled(edged + "customInterfaceName"),
                texts(edged + "nodeLabels"),
                flag(edged + "registerSchedulable"),
                text(edged + "registerNodeNamespace"),
                path(edged + "rootDirectory"),
                text(edged + "podSandboxImage"),
                new EdgeCoreConfig.ContainerGc(
                        duration(edged + "minimumGCAge"),
                        whole(edged + "maxPerPodContainerCount"),
                        whole(edged + "maxContainerCount")),
                kubelet(),
                new EdgeCoreConfig.WindowsProcess(
                        flag(edged + "windowsService"), text(edged + "windowsPriorityClass")));
    }

    private EdgeCoreConfig.Kubelet kubelet() {
        String runtime = text(KUBELET + "containerRuntimeEndpoint");
        return new EdgeCoreConfig.Kubelet(
                runtime,
                imageService(runtime),
                duration(KUBELET + "runtimeRequestTimeout"),
                filled(KUBELET + "staticPodPath").map(Path::of),
                duration(KUBELET + "fileCheckFrequency"),
                duration(KUBELET + "syncFrequency"),
                flag(KUBELET + "enableControllerAttachDetach"),
                node(),
                new EdgeCoreConfig.Dns(
                        list(KUBELET + "clusterDNS"), text(KUBELET + "clusterDomain"), text(KUBELET + "resolvConf")),
                cgroups(),
                images(),
                new EdgeCoreConfig.Logs(
                        path(KUBELET + "podLogsDir"),
                        Quantity.bytes(text(KUBELET + "containerLogMaxSize")).orElseThrow(),
                        whole(KUBELET + "containerLogMaxFiles"),
                        duration(KUBELET + "containerLogMonitorInterval")),
                new EdgeCoreConfig.Eviction(
                        texts(KUBELET + "evictionHard"), duration(KUBELET + "evictionPressureTransitionPeriod")),
                new EdgeCoreConfig.Server(
                        text(KUBELET + "address"),
                        whole(KUBELET + "readOnlyPort"),
                        duration(KUBELET + "streamingConnectionIdleTimeout")));
    }

    /** A file that moves the runtime and says nothing of images means the runtime, as the kubelet does with an empty one. */
    private String imageService(String runtime) {
        String key = KUBELET + "imageServiceEndpoint";
        boolean runtimeMoved = document.has(KUBELET + "containerRuntimeEndpoint");
        return runtimeMoved && !document.has(key) ? runtime : filled(key).orElse(runtime);
    }

    private EdgeCoreConfig.NodeReporting node() {
        return new EdgeCoreConfig.NodeReporting(
                flag(KUBELET + "registerNode"),
                taints(),
                whole(KUBELET + "maxPods"),
                duration(KUBELET + "nodeStatusUpdateFrequency"),
                duration(KUBELET + "nodeStatusReportFrequency"),
                seconds(KUBELET + "nodeLeaseDurationSeconds"),
                whole(KUBELET + "nodeStatusMaxImages"));
    }

    private EdgeCoreConfig.Cgroups cgroups() {
        return new EdgeCoreConfig.Cgroups(
                filled(KUBELET + "cgroupDriver").orElse(""),
                flag(KUBELET + "cgroupsPerQOS"),
                flag(KUBELET + "cpuCFSQuota"),
                duration(KUBELET + "cpuCFSQuotaPeriod"),
                number(KUBELET + "podPidsLimit"),
                list(KUBELET + "enforceNodeAllocatable"),
                texts(KUBELET + "systemReserved"),
                texts(KUBELET + "kubeReserved"),
                flag(KUBELET + "seccompDefault") || flag("modules.edged.seccompDefault"));
    }

    private EdgeCoreConfig.Images images() {
        return new EdgeCoreConfig.Images(
                flag(KUBELET + "serializeImagePulls"),
                optional(KUBELET + "maxParallelImagePulls").map(node -> (int) asLong(node)),
                whole(KUBELET + "registryPullQPS"),
                whole(KUBELET + "registryBurst"),
                duration(KUBELET + "imageMinimumGCAge"),
                duration(KUBELET + "imageMaximumGCAge"),
                whole(KUBELET + "imageGCHighThresholdPercent"),
                whole(KUBELET + "imageGCLowThresholdPercent"));
    }

    private EdgeCoreConfig.EdgeHub edgeHub() {
        String hub = "modules.edgeHub.";
        return new EdgeCoreConfig.EdgeHub(
                seconds(hub + "heartbeat"),
                filled(hub + "httpServer").orElse(""),
                text(hub + "projectID"),
                filled(hub + "token").map(BootstrapToken::new),
                path(hub + "tlsCaFile"),
                path(hub + "tlsCertFile"),
                path(hub + "tlsPrivateKeyFile"),
                flag(hub + "rotateCertificates"),
                whole(hub + "messageQPS"),
                whole(hub + "messageBurst"),
                webSocket(hub + "websocket."),
                flag(hub + "quic.enable"));
    }

    private EdgeCoreConfig.WebSocket webSocket(String section) {
        return new EdgeCoreConfig.WebSocket(
                flag(section + "enable"),
                filled(section + "server").orElse(""),
                seconds(section + "handshakeTimeout"),
                seconds(section + "readDeadline"),
                seconds(section + "writeDeadline"));
    }

    private EdgeCoreConfig.MetaManager metaManager() {
        return new EdgeCoreConfig.MetaManager(seconds("modules.metaManager.remoteQueryTimeout"));
    }

    private List<NodeTaint> taints() {
        return optional(KUBELET + "registerWithTaints").stream()
                .flatMap(node -> ((YamlList) node).items().stream())
                .map(item -> NodeTaint.of((YamlMap) item))
                .toList();
    }

    /** The file's value, or else the default's. */
    Optional<YamlNode> optional(String path) {
        @Nullable YamlNode node = document.node(path);
        if (node != null) {
            return Optional.of(node);
        }
        Key key = document.known().require(path);
        return key.defaultFor(platform).map(key.type()::node);
    }

    String text(String path) {
        return optional(path).map(node -> ((YamlScalar) node).text()).orElse("");
    }

    /** Absent when empty, too. */
    private Optional<String> filled(String path) {
        return Optional.of(text(path)).filter(text -> !text.isEmpty());
    }

    private Path path(String path) {
        return Path.of(text(path));
    }

    boolean flag(String path) {
        return optional(path).map(ValueType::asSwitch).orElse(false);
    }

    private long number(String path) {
        return optional(path).map(ConfigValues::asLong).orElse(0L);
    }

    private int whole(String path) {
        return Math.toIntExact(number(path));
    }

    private static long asLong(YamlNode node) {
        return Long.parseLong(((YamlScalar) node).text());
    }

    private Duration seconds(String path) {
        return Duration.ofSeconds(number(path));
    }

    private Duration duration(String path) {
        return GoDuration.parse(text(path)).orElse(Duration.ZERO);
    }

    private List<String> list(String path) {
        return optional(path).stream()
                .flatMap(node -> ((YamlList) node).items().stream())
                .map(item -> ((YamlScalar) item).text())
                .toList();
    }

    Map<String, String> texts(String path) {
        Map<String, String> texts = new LinkedHashMap<>();
        optional(path)
                .ifPresent(node -> ((YamlMap) node)
                        .entries()
                        .forEach((key, value) -> texts.put(key, ((YamlScalar) value).text())));
        return Map.copyOf(texts);
    }

    private Map<String, Boolean> switches(String path) {
        Map<String, Boolean> switches = new LinkedHashMap<>();
        optional(path)
                .ifPresent(node -> ((YamlMap) node)
                        .entries()
                        .forEach((key, value) -> switches.put(key, ValueType.asSwitch(value))));
        return Map.copyOf(switches);
    }
}
