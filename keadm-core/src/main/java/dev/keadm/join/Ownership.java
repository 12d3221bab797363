package dev.keadm.join;

import dev.keadm.request.RuntimeEndpoint;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;

/**
 * All that is needed to take back what an agent ran, when nothing but the journal is left.
 *
 * @param hubs {@code host:port} of CloudHubs, in the order in which they are tried
 * @param endpoint the container runtime's
 * @param endpointOurs whether join installed that runtime
 * @param database the agent's store
 * @param databaseExisted whether it was there before join: its pods are then not this agent's alone
 * @param podsRoot the folder with the pods' volumes below {@code pods}
 */
@Json
public record Ownership(
        String agentId,
        String node,
        List<String> hubs,
        String endpoint,
        boolean endpointOurs,
        String database,
        boolean databaseExisted,
        String podsRoot) {
    Ownership movedTo(Optional<RuntimeEndpoint> now) {
        return new Ownership(
                agentId,
                node,
                hubs,
                now.map(RuntimeEndpoint::uri).orElse(endpoint),
                endpointOurs,
                database,
                databaseExisted,
                podsRoot);
    }
}
