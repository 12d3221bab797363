package dev.keadm.edgecore;

import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.config.NodeTaint;
import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.hub.CloudEndpoint;
import dev.keadm.edgecore.hub.HubSettings;
import dev.keadm.edgecore.node.NodeSettings;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.pki.CertificateFiles;
import dev.keadm.status.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the agent's parts need of {@code edgecore.yaml} and {@code keadm.json}, each in its own words. */
record AgentSettings(EdgeCoreConfig config, Optional<AgentIdentity> identity, String version) {
    /** A reply that does not come within this time is asked for again; CloudCore answers in milliseconds. */
    private static final Duration REPLY = Duration.ofSeconds(10);

    String nodeName() {
        return config.edged().hostnameOverride();
    }

    Path dataDirectory() {
        return parent(config.dataSource());
    }

    /** Where secrets come to lie beside the data: the node's key, pods' volumes, what containers wrote. */
    List<Path> secretFolders() {
        EdgeCoreConfig.EdgeHub hub = config.edgeHub();
        return Stream.of(
                        parent(hub.tlsCaFile()),
                        parent(hub.tlsCertFile()),
                        parent(hub.tlsPrivateKeyFile()),
                        config.edged().rootDirectory(),
                        config.edged().kubelet().logs().podLogsDir())
                .distinct()
                .toList();
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    CertificateFiles certificates() {
        EdgeCoreConfig.EdgeHub hub = config.edgeHub();
        return new CertificateFiles(hub.tlsCaFile(), hub.tlsCertFile(), hub.tlsPrivateKeyFile());
    }

    HubSettings hub() throws StartException {
        EdgeCoreConfig.EdgeHub hub = config.edgeHub();
        List<CloudEndpoint> endpoints = new ArrayList<>();
        endpoints.add(endpoint(hub.websocket().server(), "modules.edgeHub.websocket.server"));
        for (String further : identity.map(AgentIdentity::furtherCloudCores).orElse(List.of())) {
            endpoints.add(endpoint(further, "furtherCloudCores in keadm.json"));
        }
        return new HubSettings(
                nodeName(),
                hub.projectId(),
                endpoints,
                hub.heartbeat(),
                hub.websocket().handshakeTimeout(),
                hub.websocket().writeDeadline(),
                hub.messageQps(),
                hub.messageBurst());
    }

    private static CloudEndpoint endpoint(String text, String key) throws StartException {
        return CloudEndpoint.parse(text)
                .orElseThrow(() -> new StartException(
                        Cause.CONFIGURATION,
                        "'" + text + "' in " + key + " is no address of a CloudHub: expected HOST:PORT.",
                        null));
    }

    NodeSettings node(List<String> addresses) {
        EdgeCoreConfig.Kubelet kubelet = config.edged().kubelet();
        EdgeCoreConfig.NodeReporting node = kubelet.node();
        Map<String, String> reserved = new TreeMap<>(kubelet.cgroups().kubeReserved());
        reserved.putAll(kubelet.cgroups().systemReserved());
        return new NodeSettings(
                nodeName(),
                identity.map(AgentIdentity::machine).orElse(""),
                identity.map(AgentIdentity::takeOver).orElse(false),
                addresses,
                config.edged().nodeLabels(),
                node.registerWithTaints().stream().map(AgentSettings::taint).toList(),
                config.edged().registerSchedulable(),
                node.maxPods(),
                kubelet.eviction().hard(),
                kubelet.eviction().pressureTransitionPeriod(),
                reserved,
                kubelet.server().readOnlyPort(),
                version,
                new NodeSettings.Cadence(
                        node.statusUpdateFrequency(), node.statusReportFrequency(), node.leaseDuration(), REPLY));
    }

    private static Node.Taint taint(NodeTaint taint) {
        return new Node.Taint(taint.key(), taint.value().isEmpty() ? null : taint.value(), taint.effect());
    }
}
