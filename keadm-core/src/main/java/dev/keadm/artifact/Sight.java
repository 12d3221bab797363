package dev.keadm.artifact;

import java.time.Instant;
import java.util.Optional;

/** What was seen on the way to a server of releases. */
public sealed interface Sight {
    /**
     * The release's checksums.
     *
     * @param time the server's, when it tells
     */
    record Served(Optional<Instant> time) implements Sight {}

    /** Another status than 200, of the server itself or of a proxy that stands for it. */
    record Refused(int code) implements Sight {}

    /**
     * A page for people, where the release's checksums should be.
     *
     * @param host that had it, at the end of all redirects
     */
    record Page(String host) implements Sight {}

    /** A text that says nothing of the artifact's digest. */
    record NoDigest() implements Sight {}

    /**
     * A redirect that downloads do not follow: from HTTPS to HTTP, or the other way round.
     *
     * @param server {@code http://host}
     */
    record SentAway(String server) implements Sight {}

    /** No address for a name: the server's, or its proxy's. */
    record Unresolved(String name) implements Sight {}

    /** Nobody, or nobody in time. */
    record Unreachable(String reason) implements Sight {}

    /** A proxy that does not open the way. */
    record ProxyRefused(String reason) implements Sight {}

    /** A certificate that is not trusted. */
    record Untrusted(UntrustedException.Fault fault, String reason) implements Sight {}

    /** Somebody who does not speak TLS as the server would, or is another server. */
    record NoTls(String reason) implements Sight {}
}
