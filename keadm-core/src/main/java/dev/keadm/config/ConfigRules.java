package dev.keadm.config;

import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlScalar;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What must hold between and within values: Go's own checks, and what Go finds out only later, when it panics.
 *
 * <p>Lines are those of the file, when it sets the key.
 */
final class ConfigRules {
    private static final String KUBELET = "modules.edged.tailoredKubeletConfig.";
    private static final List<String> PATHS = List.of(
            "database.dataSource",
            "modules.edged.rootDirectory",
            KUBELET + "podLogsDir",
            KUBELET + "staticPodPath",
            "modules.edgeHub.tlsCaFile",
            "modules.edgeHub.tlsCertFile",
            "modules.edgeHub.tlsPrivateKeyFile");

    /** A DNS subdomain, RFC 1123: what Kubernetes takes for a node's name. */
    private static final Pattern NODE_NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final int LONGEST_NODE_NAME = 253;
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^\\s:/\\[\\]]+):(\\d{1,5})");
    /** Those of SetPriorityClass. */
    private static final List<String> PRIORITY_CLASSES = List.of(
            "IDLE_PRIORITY_CLASS",
            "BELOW_NORMAL_PRIORITY_CLASS",
            "NORMAL_PRIORITY_CLASS",
            "ABOVE_NORMAL_PRIORITY_CLASS",
            "HIGH_PRIORITY_CLASS",
            "REALTIME_PRIORITY_CLASS");

    private static final Set<String> SCHEMES = Set.of("unix", "npipe");

    private final EdgeCoreDocument document;
    private final List<ConfigProblem> problems = new ArrayList<>();

    private ConfigRules(EdgeCoreDocument document) {
        this.document = document;
    }

    /** What would keep the file from being read into {@link EdgeCoreConfig} at all. */
    static List<ConfigProblem> beforeReading(EdgeCoreDocument document, ConfigValues values) {
        ConfigRules rules = new ConfigRules(document);
        PATHS.forEach(key -> rules.path(key, values.text(key)));
        String size = KUBELET + "containerLogMaxSize";
        if (Quantity.bytes(values.text(size)).isEmpty()) {
            rules.wrong(size, "must be an amount of bytes such as 10Mi, not '" + values.text(size) + "'");
        }
        return rules.problems;
    }

    static List<ConfigProblem> check(EdgeCoreDocument document, EdgeCoreConfig config, GoDefaults platform) {
        ConfigRules rules = new ConfigRules(document);
        if (config.isEnabled(Module.EDGED)) {
            rules.edged(config.edged(), platform);
        }
        if (config.isEnabled(Module.EDGE_HUB)) {
            rules.edgeHub(config.edgeHub());
        }
        if (config.isEnabled(Module.EVENT_BUS)) {
            rules.eventBus(document);
        }
        return rules.problems;
    }

    private void edged(EdgeCoreConfig.Edged edged, GoDefaults platform) {
        String name = edged.hostnameOverride();
        if (!isNodeName(name)) {
            wrong(
                    "modules.edged.hostnameOverride",
                    "must be a node name: lower-case letters, digits, '-' and '.', at most 253, not '" + name + "'");
        }
        EdgeCoreConfig.Kubelet kubelet = edged.kubelet();
        String driver = kubelet.cgroups().cgroupDriver();
        if (platform == GoDefaults.LINUX && !Set.of("cgroupfs", "systemd").contains(driver)) {
            wrong(KUBELET + "cgroupDriver", "must be 'cgroupfs' or 'systemd', not '" + driver + "'");
        }
        String priority = edged.windows().priorityClass();
        if (platform == GoDefaults.WINDOWS && !PRIORITY_CLASSES.contains(priority)) {
            wrong(
                    "modules.edged.windowsPriorityClass",
                    "must be one of " + String.join(", ", PRIORITY_CLASSES) + ", not '" + priority + "'");
        }
        endpoint(KUBELET + "containerRuntimeEndpoint", kubelet.containerRuntimeEndpoint());
        endpoint(KUBELET + "imageServiceEndpoint", kubelet.imageServiceEndpoint());
        atLeast(KUBELET + "maxPods", kubelet.node().maxPods(), 0);
        atLeast(KUBELET + "registryPullQPS", kubelet.images().registryPullQps(), 0);
        atLeast(
                KUBELET + "nodeLeaseDurationSeconds",
                kubelet.node().leaseDuration().toSeconds(),
                1);
        port(KUBELET + "readOnlyPort", kubelet.server().readOnlyPort());
        for (NodeTaint taint : kubelet.node().registerWithTaints()) {
            if (!NodeTaint.EFFECTS.contains(taint.effect())) {
                wrong(
                        KUBELET + "registerWithTaints",
                        "must have the effects NoSchedule, PreferNoSchedule or NoExecute, not '" + taint.effect()
                                + "'");
            }
        }
    }

    static boolean isNodeName(String name) {
        return name.length() <= LONGEST_NODE_NAME && NODE_NAME.matcher(name).matches();
    }

    private void edgeHub(EdgeCoreConfig.EdgeHub hub) {
        if (hub.quic()) {
            wrong(
                    "modules.edgeHub.quic.enable",
                    "must be false: CloudCore's QUIC is an early draft that only Go's EdgeCore speaks. Switch"
                            + " modules.edgeHub.websocket.enable on instead");
        } else if (!hub.websocket().enable()) {
            wrong("modules.edgeHub.websocket.enable", "must be true: it is the only way to CloudCore");
        } else {
            server(hub.websocket().server());
        }
        httpServer(hub.httpServer());
        atLeast("modules.edgeHub.heartbeat", hub.heartbeat().toSeconds(), 1);
        atLeast("modules.edgeHub.messageQPS", hub.messageQps(), 0);
        atLeast("modules.edgeHub.messageBurst", hub.messageBurst(), 0);
    }

    private void server(String server) {
        String key = "modules.edgeHub.websocket.server";
        if (server.isEmpty()) {
            wrong(key, "must be CloudCore's host:port, but it is not there; the file may be half written");
        } else if (!HOST_PORT.matcher(server).matches() || !isPort(server.substring(server.lastIndexOf(':') + 1))) {
            wrong(key, "must be host:port with a port from 1 to 65535, not '" + server + "'");
        }
    }

    /** May be left out: it is only needed to fetch or renew the certificate, and says so then. */
    private void httpServer(String server) {
        if (server.isEmpty()) {
            return;
        }
        try {
            URI uri = URI.create(server);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        wrong("modules.edgeHub.httpServer", "must be an URL such as https://host:10002, not '" + server + "'");
    }

    private void eventBus(EdgeCoreDocument document) {
        String key = "modules.eventBus.mqttMode";
        YamlNode mode = document.node(key);
        if (mode instanceof YamlScalar scalar && !scalar.text().matches("[0-2]")) {
            wrong(key, "must be 0 (internal), 1 (both) or 2 (external), not " + scalar.text());
        }
    }

    private void endpoint(String key, String endpoint) {
        int colon = endpoint.indexOf("://");
        boolean known = colon < 0 ? endpoint.startsWith("/") : SCHEMES.contains(endpoint.substring(0, colon));
        if (!known) {
            wrong(key, "must be unix:///path/to.sock or npipe://./pipe/name, not '" + endpoint + "'");
        }
    }

    private void path(String key, String value) {
        try {
            if (value.isEmpty() && !key.endsWith("staticPodPath")) {
                wrong(key, "must be a path, not empty");
            }
            var _ = Path.of(value);
        } catch (InvalidPathException e) {
            wrong(key, "must be a path: " + e.getReason());
        }
    }

    private void port(String key, int port) {
        if (port < 0 || port > 65535) {
            wrong(key, "must be a port from 0 to 65535, not " + port);
        }
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535;
    }

    private void atLeast(String key, long value, long least) {
        if (value < least) {
            wrong(key, "must be at least " + least + ", not " + value);
        }
    }

    private void wrong(String key, String message) {
        YamlNode node = document.node(key);
        problems.add(new ConfigProblem(node == null ? 0 : node.line(), key, message));
    }
}
