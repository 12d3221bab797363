package dev.keadm.windows.host.takeover;

import dev.keadm.join.FormerAgent;
import dev.keadm.join.StoredCertificate;
import dev.keadm.request.NodeName;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * What Go's EdgeCore leaves to the agent that takes its place.
 *
 * @param node whose its certificate is; empty when there is no such certificate
 * @param fault why its certificate cannot be used, a sentence; empty when it can
 * @param noDatabase why nothing is known of its pods, a sentence; empty when its database is here
 */
record Inheritance(Optional<String> node, Optional<String> fault, Optional<String> noDatabase) {
    static Inheritance of(GoEdgeCore go, FormerAgent former, Instant now) throws IOException {
        StoredCertificate certificate = former.certificate(go.host().files());
        return new Inheritance(
                certificate
                        .found()
                        .flatMap(credentials -> credentials.certificate().node()),
                certificate.fault(now),
                go.there(former.database()) ? Optional.empty() : Optional.of(former.database() + " is missing."));
    }

    boolean empty() {
        return fault.isPresent() && noDatabase.isPresent();
    }

    /** The node whose certificate is here, when it is another one than this. */
    Optional<String> stranger(NodeName name) {
        return node.filter(owner -> !owner.equals(name.value()));
    }

    /** What the node goes on with, as the end of {@code go on as}. */
    String offer() {
        return node.map(name -> "node '" + name + "'").orElse("its node")
                + with()
                + (fault.isEmpty() ? ", without a token" : "");
    }

    private String with() {
        if (empty()) {
            return "";
        }
        if (noDatabase.isPresent()) {
            return " with its certificate";
        }
        return fault.isPresent() ? " with its pods" : " with its certificate and its pods";
    }

    /** What a join that takes it over does, sentences. */
    String says() {
        return "The node goes on" + with() + "." + gaps();
    }

    /** What is missing, each a sentence after a blank. */
    String gaps() {
        return fault.map(why -> " A new certificate takes a token: " + why).orElse("")
                + noDatabase.map(why -> " Nothing is known of its pods: " + why).orElse("");
    }
}
