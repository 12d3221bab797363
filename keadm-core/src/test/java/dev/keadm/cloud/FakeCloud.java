package dev.keadm.cloud;

import dev.keadm.pki.CertificateAuthority;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.NodeName;
import dev.keadm.status.Cause;
import dev.keadm.token.JoinToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cloud in memory that gives everybody the same certificate, and fails where it is told to. */
public final class FakeCloud implements Cloud {
    private final Credentials credentials;
    private final List<String> farewells = new ArrayList<>();
    private @Nullable CloudNode node;
    private Instant now = Instant.EPOCH;
    private @Nullable PkiException failure;

    public FakeCloud(Credentials credentials) {
        this.credentials = credentials;
    }

    public FakeCloud withTime(Instant time) {
        now = time;
        return this;
    }

    /** A node is there, with this annotation, or without one when the text is empty. */
    public FakeCloud withNode(String machine) {
        Map<String, String> annotations = machine.isEmpty() ? Map.of() : Map.of("keadm.dev/machine", machine);
        node = new CloudNode(new CloudNode.Metadata("edge-1", annotations), new CloudNode.Status(List.of()));
        return this;
    }

    /** Every call fails from now on. */
    public FakeCloud failing(Cause cause) {
        failure = new PkiException(cause, "The fake cloud fails.", "Mend it.");
        return this;
    }

    /** {@code hub node pods} of each farewell. */
    public List<String> farewells() {
        return farewells;
    }

    @Override
    public Credentials credentials(CloudCoreEndpoint cloudCore, int certPort, JoinToken token, NodeName name) {
        fail();
        return credentials;
    }

    @Override
    public NodeListing listing(
            CloudCoreEndpoint cloudCore, int certPort, CertificateAuthority authority, NodeName name) {
        fail();
        return new NodeListing(
                node == null ? NodeListing.Presence.ABSENT : NodeListing.Presence.THERE, Optional.of(now));
    }

    @Override
    public void knock(CloudCoreEndpoint hub, Credentials shown) {
        fail();
    }

    @Override
    public CloudNode node(CloudCoreEndpoint hub, Credentials shown, NodeName name) {
        fail();
        if (node == null) {
            throw new IllegalStateException("no node was given");
        }
        return node;
    }

    @Override
    public List<StoredPod> farewell(CloudCoreEndpoint hub, Credentials shown, NodeName name, List<StoredPod> pods) {
        fail();
        farewells.add(hub + " " + name + " " + pods);
        return pods;
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }
}
