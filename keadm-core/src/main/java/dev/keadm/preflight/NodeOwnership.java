package dev.keadm.preflight;

import dev.keadm.cloud.Cloud;
import dev.keadm.cloud.CloudNode;
import dev.keadm.cloud.Credentials;
import dev.keadm.cloud.NodeListing;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.NodeName;
import dev.keadm.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose a node name is. It is this machine's when the Node says so, or when it says nothing and the node's certificate
 * lies here; CloudHub itself would let anybody take the place of a live node.
 *
 * @param machine what this machine's Node carries as annotation
 * @param certificateHere whether a certificate of that node lies here
 * @param storeHere whether the agent's database, with the pods in it, is still here
 */
public record NodeOwnership(String machine, boolean certificateHere, boolean storeHere, boolean takeOver) {
    static final String LOST_PODS = "lost-pods";

    private static final String ID = "node-name-taken";

    List<Finding> judge(
            Cloud cloud, CloudCoreEndpoint hub, Credentials credentials, NodeName name, NodeListing.Presence presence)
            throws InterruptedException {
        return switch (presence) {
            case ABSENT -> List.of(Finding.ok(ID, "No node '" + name + "' is in the cluster yet."));
            case UNKNOWN ->
                List.of(Finding.warning(
                        ID,
                        "CloudCore could not tell whether there is a node '" + name + "'.",
                        "See CloudCore's log: it has trouble with the Kubernetes API server."));
            case THERE -> there(cloud, hub, credentials, name);
        };
    }

    private List<Finding> there(Cloud cloud, CloudCoreEndpoint hub, Credentials credentials, NodeName name)
            throws InterruptedException {
        try {
            return judge(name, cloud.node(hub, credentials, name));
        } catch (PkiException e) {
            return List.of(
                    certificateHere
                            ? Finding.ok(ID, "Node '" + name + "' is this machine's by the certificate that lies here.")
                            : taken(name, "and CloudHub did not say whose it is (" + e.getMessage() + ")"));
        }
    }

    private List<Finding> judge(NodeName name, CloudNode node) {
        Optional<String> owner = node.machine();
        boolean ours = owner.map(machine::equals).orElse(certificateHere);
        if (!ours) {
            return List.of(taken(
                    name,
                    owner.isPresent()
                            ? "and it belongs to another machine"
                            : "and nothing shows that it is this machine"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(ID, "Node '" + name + "' is this machine's own and is joined again."));
        if (!storeHere && !node.handedBack()) {
            findings.add(Finding.warning(
                    LOST_PODS,
                    "Node '" + name + "' was not handed back by keadm reset, and what it ran is no longer known here:"
                            + " CloudCore will not send its pods again.",
                    "Delete them, so that others are made in their place: kubectl delete pod -A --field-selector"
                            + " spec.nodeName=" + name));
        }
        return findings;
    }

    private Finding taken(NodeName name, String why) {
        String message = "There is a node '" + name + "' in the cluster, " + why + ".";
        return takeOver
                ? Finding.warning(ID, message, "It is taken over, as asked for by --take-over.")
                : Finding.error(
                        ID,
                        Cause.NODE_NAME_TAKEN,
                        message,
                        "Take another name with --edgenode-name, delete it (kubectl delete node " + name
                                + "), or take it away from there with --take-over.");
    }
}
