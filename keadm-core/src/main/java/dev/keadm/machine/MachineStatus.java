package dev.keadm.machine;

import dev.keadm.host.ServiceStatus;
import dev.keadm.status.AgentStatus;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code keadm status} reports.
 *
 * @param state {@code node}: a join ended well here, or is under way; {@code no-node}; {@code unknown}: it could not be
 *     found out
 * @param installed whether {@code state} is {@code node}
 * @param root below which it all lies
 * @param node the node's name by its settings; absent when they could not be read
 * @param cloudCores {@code host:port}, the first one first
 * @param runtime the container runtime's endpoint
 * @param service what the service does: {@code not-installed}, {@code stopped}, {@code starting}, {@code running},
 *     {@code stopping}, or {@code unknown} when it could not be asked
 * @param processId the agent's, while it runs
 * @param agent what the agent says of itself, while it runs
 * @param pods how many pods of this agent have a sandbox that runs; absent when the runtime was not to be asked
 * @param problems what could not be found out, whole sentences
 * @param remedy what to do so that it can be, a sentence; absent when nothing is known that would help
 */
@Json
public record MachineStatus(
        String state,
        boolean installed,
        String root,
        @Nullable String node,
        List<String> cloudCores,
        @Nullable String runtime,
        String service,
        @Nullable Long processId,
        @Nullable AgentStatus agent,
        @Nullable Integer pods,
        List<String> problems,
        @Nullable String remedy) {
    static final String UNKNOWN = "unknown";

    public MachineStatus {
        cloudCores = List.copyOf(cloudCores);
        problems = List.copyOf(problems);
    }

    /** The same with more problems. */
    public MachineStatus and(Collection<String> more) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(more);
        return new MachineStatus(
                state, installed, root, node, cloudCores, runtime, service, processId, agent, pods, all, remedy);
    }

    /** Whether the agent runs and CloudCore last reported the node Ready. */
    public boolean ready() {
        return agent != null && "True".equals(agent.nodeReady());
    }

    /** Whether it was found out if this is a node, which one, and what its service does. */
    public boolean told() {
        return !state.equals(UNKNOWN) && !service.equals(UNKNOWN) && !(installed && node == null);
    }

    static String word(ServiceStatus status) {
        return switch (status) {
            case ServiceStatus.NotInstalled _ -> "not-installed";
            case ServiceStatus.Stopped _ -> "stopped";
            case ServiceStatus.Starting _ -> "starting";
            case ServiceStatus.Running _ -> "running";
            case ServiceStatus.Stopping _ -> "stopping";
        };
    }
}
