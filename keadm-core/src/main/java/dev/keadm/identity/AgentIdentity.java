package dev.keadm.identity;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What join decides about an agent and Go's {@code edgecore.yaml} has no key for.
 *
 * @param agentId random, made once; every sandbox carries it as annotation {@link #OWNER_ANNOTATION}
 * @param machine hash of the machine's id and the root; the Node carries it as annotation {@link #MACHINE_ANNOTATION}
 * @param furtherCloudCores {@code host:port} of CloudHubs to try after the one in {@code edgecore.yaml}, in order
 * @param takeOver whether a Node of this name that another machine made is taken all the same
 */
@Json
public record AgentIdentity(String agentId, String machine, List<String> furtherCloudCores, boolean takeOver) {
    public static final String OWNER_ANNOTATION = "keadm.dev/agent";
    public static final String MACHINE_ANNOTATION = "keadm.dev/machine";

    public AgentIdentity {
        furtherCloudCores = copy(furtherCloudCores);
    }

    private static List<String> copy(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
