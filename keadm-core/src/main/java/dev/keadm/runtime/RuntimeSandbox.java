package dev.keadm.runtime;

import java.util.Optional;
import java.util.Set;

/**
 * A pod's sandbox in a runtime.
 *
 * @param pod {@code namespace/name}
 * @param uid the pod's; empty when nothing of Kubernetes made the sandbox
 * @param agent the id of the agent that made it; empty when it was none of ours
 */
public record RuntimeSandbox(String id, String pod, String uid, Optional<String> agent, boolean running) {
    /**
     * Whether an agent may touch it: its own, and those of pods in its store, which a Go agent may have started.
     *
     * @param storedUids of the pods in the agent's store
     */
    public boolean belongsTo(String agentId, Set<String> storedUids) {
        return agent.map(agentId::equals).orElseGet(() -> !uid.isEmpty() && storedUids.contains(uid));
    }
}
