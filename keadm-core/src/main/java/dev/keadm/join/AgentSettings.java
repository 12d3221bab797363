package dev.keadm.join;

import dev.keadm.config.ConfigException;
import dev.keadm.config.EdgeCoreDocument;
import dev.keadm.config.GoDefaults;
import dev.keadm.config.Module;
import dev.keadm.config.NodeTaint;
import dev.keadm.host.HostLayout;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeLabel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code edgecore.yaml} that a join writes: Go's defaults or the file that was there, and what was asked for. */
final class AgentSettings {
    static final String READ_ONLY_PORT = "modules.edged.tailoredKubeletConfig.readOnlyPort";

    private static final String KUBELET = "modules.edged.tailoredKubeletConfig.";
    private static final Set<Module> SERVED = Set.of(Module.EDGED, Module.EDGE_HUB, Module.META_MANAGER);

    /** Where Go listens for the streams of {@code kubectl logs} and {@code exec}. */
    private static final int TUNNEL_PORT = 10004;

    private final HostLayout layout;
    private final JoinTarget target;
    private final GoDefaults platform;

    AgentSettings(HostLayout layout, JoinTarget target, GoDefaults platform) {
        this.layout = layout;
        this.target = target;
        this.platform = platform;
    }

    /** For a machine that has none: only what this agent serves is switched on. */
    EdgeCoreDocument fresh(int readOnlyPort) throws ConfigException {
        EdgeCoreDocument document = EdgeCoreDocument.defaults(platform);
        for (Module module : Module.values()) {
            document = document.with(module.enableKey(), SERVED.contains(module));
        }
        return asked(resolver(places(document)).with(READ_ONLY_PORT, readOnlyPort));
    }

    /** One that was there goes on, with what was asked for. */
    EdgeCoreDocument adopted(EdgeCoreDocument there) throws ConfigException {
        return asked(there);
    }

    /** Go's default on Windows gives pods no name server at all. */
    private EdgeCoreDocument resolver(EdgeCoreDocument document) {
        return switch (platform) {
            case LINUX -> document;
            case WINDOWS -> document.with(KUBELET + "resolvConf", "Host");
        };
    }

    private EdgeCoreDocument places(EdgeCoreDocument document) {
        return document.with(
                        "database.dataSource",
                        layout.data().resolve("edgecore.db").toString())
                .with("modules.edgeHub.tlsCaFile", layout.caCertificate().toString())
                .with("modules.edgeHub.tlsCertFile", layout.certificate().toString())
                .with("modules.edgeHub.tlsPrivateKeyFile", layout.privateKey().toString())
                .with("modules.edged.rootDirectory", layout.pods().toString())
                .with(KUBELET + "podLogsDir", layout.podLogs().toString())
                .with(
                        KUBELET + "staticPodPath",
                        layout.config().resolve("manifests").toString());
    }

    private EdgeCoreDocument asked(EdgeCoreDocument start) throws ConfigException {
        JoinRequest request = target.request();
        JoinRequest.Cloud cloud = request.cloud();
        EdgeCoreDocument document = start.with(
                        "modules.edgeHub.httpServer", cloud.first().https(cloud.certPort()))
                .with("modules.edgeHub.websocket.enable", true)
                .with("modules.edgeHub.websocket.server", cloud.first().toString())
                .with("modules.edgeHub.quic.enable", false)
                .with("modules.edgeStream.server", cloud.first().withPort(TUNNEL_PORT))
                .with("modules.edged.hostnameOverride", target.name().value())
                .with(KUBELET + "containerRuntimeEndpoint", target.endpoint().uri())
                .with(KUBELET + "imageServiceEndpoint", target.endpoint().uri());
        document = node(document, request.node());
        if (target.cgroupDriver().isPresent()) {
            document = document.with(
                    KUBELET + "cgroupDriver", target.cgroupDriver().get().word());
        }
        for (String setting : request.agent().settings()) {
            document = document.withSettings(setting);
        }
        document.config(platform, target.name().value());
        return document;
    }

    private static EdgeCoreDocument node(EdgeCoreDocument start, JoinRequest.Node node) {
        EdgeCoreDocument document = start;
        if (node.address().isPresent()) {
            document =
                    document.with("modules.edged.nodeIP", node.address().get().getHostAddress());
        }
        if (!node.labels().isEmpty()) {
            Map<String, String> labels = new LinkedHashMap<>();
            for (NodeLabel label : node.labels()) {
                labels.put(label.key(), label.value());
            }
            document = document.with("modules.edged.nodeLabels", labels);
        }
        List<NodeTaint> taints = node.taints().stream()
                .map(taint ->
                        new NodeTaint(taint.key(), taint.value(), taint.effect().name()))
                .toList();
        return taints.isEmpty() ? document : document.withTaints(taints);
    }
}
