package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Lease;
import dev.keadm.edgecore.meta.Reply;
import dev.keadm.wire.ResourceName;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the Node's Lease fresh. Used by one thread. */
final class NodeLease {
    /** MicroTime: exactly six digits. */
    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final int CONFLICT = 409;

    private final NodeSettings settings;
    private final NodeApi api;
    private final InstantSource clock;

    /** As the API server last answered it: an update needs its resource version. */
    private @Nullable Lease newest;

    NodeLease(NodeSettings settings, NodeApi api, InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.clock = clock;
    }

    enum Renewal {
        RENEWED,
        /** Somebody else renewed it meanwhile, or what we know of it was old: try again at once. */
        STALE,
        FAILED
    }

    /** @param nodeUid owner of the lease, so that it goes with the Node */
    Renewal renew(String nodeUid) {
        Lease known = newest;
        if (known == null) {
            return find(nodeUid);
        }
        return taken(api.updateLease(lease(known.metadata(), nodeUid)));
    }

    private Renewal find(String nodeUid) {
        return switch (api.queryLease()) {
            case Reply.Found<Lease>(Lease lease) -> {
                newest = lease;
                yield taken(api.updateLease(lease(lease.metadata(), nodeUid)));
            }
            case Reply.NotFound<Lease> _ -> taken(api.insertLease(lease(null, nodeUid)));
            case Reply.Refused<Lease> _, Reply.Unavailable<Lease> _ -> Renewal.FAILED;
        };
    }

    private Renewal taken(Reply<Lease> reply) {
        return switch (reply) {
            case Reply.Found<Lease>(Lease lease) -> {
                newest = lease;
                yield Renewal.RENEWED;
            }
            case Reply.NotFound<Lease> _ -> {
                newest = null;
                yield Renewal.STALE;
            }
            case Reply.Refused<Lease> refused -> {
                newest = null;
                yield refused.code() == CONFLICT ? Renewal.STALE : Renewal.FAILED;
            }
            case Reply.Unavailable<Lease> _ -> {
                // it may have been renewed all the same, under a resource version that we do not know
                newest = null;
                yield Renewal.FAILED;
            }
        };
    }

    private Lease lease(Lease.@Nullable Metadata known, String nodeUid) {
        Lease.Metadata metadata = new Lease.Metadata(
                settings.name(),
                ResourceName.LEASE_NAMESPACE,
                known == null ? null : known.uid(),
                known == null ? null : known.resourceVersion(),
                List.of(new Lease.OwnerReference("v1", "Node", settings.name(), nodeUid)));
        return new Lease(
                metadata,
                new Lease.Spec(
                        settings.name(),
                        (int) settings.cadence().lease().toSeconds(),
                        MICRO_TIME.format(clock.instant())));
    }
}
