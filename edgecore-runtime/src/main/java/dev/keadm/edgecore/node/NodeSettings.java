package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is decided about the Node before the agent starts.
 *
 * @param machine hash of this machine, empty when it was not joined by keadm
 * @param takeOver whether a Node of this name that another machine made is taken all the same
 * @param addresses first the one that is reported as InternalIP
 * @param labels those of {@code edgecore.yaml}, beside the ones that every node has
 * @param evictionHard signal to quantity or percentage: what is kept back, and when a pressure begins
 * @param kubeletPort reported once, at registration
 */
public record NodeSettings(
        String name,
        String machine,
        boolean takeOver,
        List<String> addresses,
        Map<String, String> labels,
        List<Node.Taint> taints,
        boolean schedulable,
        int maxPods,
        Map<String, String> evictionHard,
        Duration pressureTransition,
        Map<String, String> reserved,
        int kubeletPort,
        String version,
        Cadence cadence) {
    public NodeSettings {
        addresses = List.copyOf(addresses);
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
        evictionHard = Map.copyOf(evictionHard);
        reserved = Map.copyOf(reserved);
    }

    public Optional<String> machineHash() {
        return machine.isEmpty() ? Optional.empty() : Optional.of(machine);
    }

    /**
     * @param look how often the status is worked out
     * @param report how often it is sent though nothing changed
     * @param lease how long a lease is good for; it is renewed four times as often
     * @param reply how long CloudCore may take over one question
     */
    public record Cadence(Duration look, Duration report, Duration lease, Duration reply) {}
}
