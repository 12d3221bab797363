package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.api.ObjectMeta;
import dev.keadm.identity.AgentIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** This machine as a Node object. Used by one thread. */
final class NodeDescription {
    /** EdgeController sends pods only to nodes with this label, its value empty. */
    static final String EDGE_ROLE = "node-role.kubernetes.io/edge";

    private static final String UNSCHEDULABLE_TAINT = "node.kubernetes.io/unschedulable";
    private static final String ATTACH_DETACH = "volumes.kubernetes.io/controller-managed-attach-detach";

    private final NodeSettings settings;
    private final Machine machine;
    private final RuntimeHealth runtime;
    private final NodeConditions conditions;

    NodeDescription(NodeSettings settings, Machine machine, RuntimeHealth runtime) {
        this.settings = settings;
        this.machine = machine;
        this.runtime = runtime;
        this.conditions = new NodeConditions(settings.evictionHard(), settings.pressureTransition());
    }

    /** For registration: with labels, taints and the kubelet's port. */
    Node whole(Instant now) throws IOException {
        Node.Status status = status(now);
        Node.DaemonEndpoints endpoints = new Node.DaemonEndpoints(new Node.Endpoint(settings.kubeletPort()));
        Node.Status registered = new Node.Status(
                status.capacity(),
                status.allocatable(),
                status.conditions(),
                status.addresses(),
                endpoints,
                status.nodeInfo());
        return new Node(metadata(machine.facts()), spec(), registered);
    }

    /** Labels and annotations alone, as CloudCore merges them into a Node that is there. */
    Node marks() throws IOException {
        return new Node(metadata(machine.facts()), null, null);
    }

    Node.Status status(Instant now) throws IOException {
        MachineFacts facts = machine.facts();
        RuntimeHealth.Finding finding = runtime.look();
        return new Node.Status(
                NodeResources.capacity(facts, settings.maxPods()),
                NodeResources.allocatable(facts, settings),
                conditions.at(now, machine.headroom(), finding),
                addresses(),
                null,
                info(facts, finding));
    }

    private ObjectMeta metadata(MachineFacts facts) {
        return new ObjectMeta(settings.name(), null, null, null, null, null, null, labels(facts), annotations());
    }

    private Map<String, String> labels(MachineFacts facts) {
        Map<String, String> labels = new TreeMap<>(Map.of(
                "kubernetes.io/hostname",
                settings.name(),
                "kubernetes.io/os",
                facts.operatingSystem(),
                "kubernetes.io/arch",
                facts.architecture(),
                "beta.kubernetes.io/os",
                facts.operatingSystem(),
                "beta.kubernetes.io/arch",
                facts.architecture(),
                "node-role.kubernetes.io/agent",
                "",
                EDGE_ROLE,
                ""));
        labels.putAll(facts.labels());
        labels.putAll(settings.labels());
        return labels;
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>(Map.of(ATTACH_DETACH, "true"));
        settings.machineHash().ifPresent(hash -> annotations.put(AgentIdentity.MACHINE_ANNOTATION, hash));
        return annotations;
    }

    private Node.Spec spec() {
        List<Node.Taint> taints = new ArrayList<>(settings.taints());
        if (!settings.schedulable()) {
            taints.add(new Node.Taint(UNSCHEDULABLE_TAINT, null, "NoSchedule"));
        }
        return new Node.Spec(settings.schedulable() ? null : true, taints);
    }

    private List<Node.Address> addresses() {
        List<Node.Address> addresses = new ArrayList<>();
        settings.addresses().forEach(address -> addresses.add(new Node.Address("InternalIP", address)));
        addresses.add(new Node.Address("Hostname", settings.name()));
        return addresses;
    }

    private Node.SystemInfo info(MachineFacts facts, RuntimeHealth.Finding finding) {
        MachineFacts.Identity identity = facts.identity();
        return new Node.SystemInfo(
                identity.machineId(),
                identity.systemUuid(),
                identity.bootId(),
                identity.kernelVersion(),
                identity.osImage(),
                runtimeVersion(finding),
                settings.version(),
                facts.operatingSystem(),
                facts.architecture());
    }

    private static String runtimeVersion(RuntimeHealth.Finding finding) {
        return switch (finding) {
            case RuntimeHealth.Finding.Healthy healthy -> healthy.runtime();
            case RuntimeHealth.Finding.Unhealthy unhealthy -> unhealthy.runtime();
        };
    }
}
