package dev.keadm.cloud;

import dev.keadm.pki.EdgeTls;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.NodeName;
import dev.keadm.status.Cause;
import dev.keadm.wire.Message;
import dev.keadm.wire.Operation;
import dev.keadm.wire.ResourceName;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.UUID;

/**
 * Reads a Node through CloudHub under a name of its own, so that an agent that is connected under the Node's name stays
 * connected.
 */
public final class NodeQuery {
    private static final JsonType<CloudNode> NODE = Jsonb.builder().build().type(CloudNode.class);

    private final CloudCoreEndpoint hub;
    private final EdgeTls tls;
    private final Duration deadline;

    /** @param deadline for connecting, and again for the answer */
    public NodeQuery(CloudCoreEndpoint hub, EdgeTls tls, Duration deadline) {
        this.hub = hub;
        this.tls = tls;
        this.deadline = deadline;
    }

    /** @throws PkiException name-resolution, tcp, tls, cloudhub-silent */
    public CloudNode read(NodeName name) throws InterruptedException {
        String visitor = "keadm-visitor-" + UUID.randomUUID();
        try (HubSession session = HubSession.open(hub, tls, visitor, deadline)) {
            Message answer =
                    session.ask(Operation.QUERY, ResourceName.node(name.value()).toString(), null, deadline);
            return parse(name, answer.content() == null ? "" : answer.content());
        }
    }

    private CloudNode parse(NodeName name, String content) {
        try {
            CloudNode node = NODE.fromJson(content);
            if (node.metadata() != null && name.value().equals(node.metadata().name())) {
                return node;
            }
        } catch (JsonException | IllegalStateException _) {
            // told below
        }
        throw new PkiException(
                Cause.CLOUDHUB_SILENT,
                "CloudHub " + hub + " did not tell about node '" + name + "'.",
                "See CloudCore's log for the reason.");
    }
}
