package dev.keadm.preflight;

import dev.keadm.error.Reason;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.RuntimeSandbox;
import dev.keadm.runtime.RuntimeState;
import dev.keadm.runtime.Runtimes;
import dev.keadm.status.Cause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the container runtime answers, could give pods a network, and serves nobody else.
 *
 * @param given whether the user named the endpoint; one that does not answer is then an error, else one is installed
 * @param agentId this agent's, when it was joined before
 * @param storedUids of the pods in the agent's store
 */
public record RuntimeCheck(
        Runtimes runtimes, RuntimeEndpoint endpoint, boolean given, Optional<String> agentId, Set<String> storedUids)
        implements Check {
    @Override
    public String id() {
        return "runtime";
    }

    @Override
    public List<String> ids() {
        return List.of(id(), "cni", "other-agent");
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        RuntimeState state;
        try {
            state = runtimes.look(endpoint);
        } catch (IOException e) {
            return List.of(absent(e));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(
                state.ready()
                        ? Finding.ok(id(), state.name() + " answers at " + endpoint + ".")
                        : Finding.error(
                                id(),
                                Cause.RUNTIME,
                                state.name() + " at " + endpoint + " is not ready: " + state.problem() + ".",
                                "See the runtime's own log."));
        if (!state.networkReady()) {
            findings.add(network(state));
        }
        findings.addAll(strangers(runtimes.sandboxes(endpoint)));
        return findings;
    }

    private Finding absent(IOException e) {
        return given
                ? Finding.error(
                        id(),
                        Cause.RUNTIME,
                        "No container runtime answers at " + endpoint + ": " + Reason.of(e),
                        "Start it, or correct --remote-runtime-endpoint. Without the option keadm installs containerd.")
                : Finding.fix(id(), "No container runtime answers at " + endpoint + ": containerd will be installed.");
    }

    private Finding network(RuntimeState state) {
        return state.networkConfigs().isPresent()
                ? Finding.fix(
                        "cni",
                        state.name() + " has no network for pods (" + state.problem() + "): a CNI configuration will be"
                                + " written into " + state.networkConfigs().get() + ".")
                : Finding.warning(
                        "cni",
                        state.name() + " has no network for pods: " + state.problem() + ".",
                        "Give it a CNI configuration; it does not tell where it looks for one.");
    }

    /** A kubelet removes sandboxes that it does not know; an agent of ours does not. */
    private List<Finding> strangers(List<RuntimeSandbox> sandboxes) {
        List<RuntimeSandbox> foreign = sandboxes.stream()
                .filter(sandbox -> !sandbox.belongsTo(agentId.orElse(""), storedUids))
                .filter(RuntimeSandbox::running)
                .toList();
        List<Finding> findings = new ArrayList<>();
        foreign.stream()
                .filter(sandbox -> sandbox.agent().isEmpty())
                .findFirst()
                .ifPresent(first -> findings.add(kubelet(first)));
        foreign.stream()
                .filter(sandbox -> sandbox.agent().isPresent())
                .findFirst()
                .ifPresent(first -> findings.add(neighbour(first)));
        return findings;
    }

    private Finding kubelet(RuntimeSandbox first) {
        Finding finding = Finding.error(
                "other-agent",
                "Another agent or kubelet runs pods in " + endpoint + ", such as " + first.pod()
                        + "; it would remove this node's containers.",
                "Take that agent away, or give this one a runtime of its own with --remote-runtime-endpoint.");
        // whoever joined beside it once is not kept from starting the agent again
        return agentId.isPresent() ? finding.demoted() : finding;
    }

    private Finding neighbour(RuntimeSandbox first) {
        return Finding.warning(
                "other-agent",
                "Another node that keadm joined runs pods in " + endpoint + ", such as " + first.pod() + ".",
                "They leave each other alone, but share the runtime's images and limits.");
    }
}
