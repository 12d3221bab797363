package dev.keadm.join;

import dev.keadm.cloud.Credentials;
import dev.keadm.request.NodeName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What lies where a node's CA, certificate and key belong. */
public sealed interface StoredCertificate {
    /**
     * They go together.
     *
     * @param file the certificate's own
     */
    record Found(Path file, Credentials credentials) implements StoredCertificate {}

    /** @param why a sentence */
    record Unusable(String why) implements StoredCertificate {}

    /** The same, unless it is another node's. */
    default StoredCertificate of(NodeName name) {
        return switch (this) {
            case Found(Path file, Credentials credentials)
            when !credentials.certificate().belongsTo(name.value()) ->
                new Unusable("The certificate in " + file + " is not that of node '" + name + "'.");
            case Found _, Unusable _ -> this;
        };
    }

    /** Shows whose the node is, even when it opens no connection any more. */
    default Optional<Credentials> found() {
        return this instanceof Found found ? Optional.of(found.credentials()) : Optional.empty();
    }

    default Optional<Credentials> valid(Instant now) {
        return found().filter(
                        credentials -> now.isBefore(credentials.certificate().notAfter()));
    }

    /** Why none is {@link #valid}, a sentence; empty when one is. */
    default Optional<String> fault(Instant now) {
        return switch (this) {
            case Unusable(String why) -> Optional.of(why);
            case Found(Path file, Credentials credentials) ->
                valid(now).isPresent()
                        ? Optional.empty()
                        : Optional.of("The certificate in " + file + " expired at "
                                + credentials.certificate().notAfter() + ", by this machine's clock it is "
                                + now.truncatedTo(ChronoUnit.SECONDS) + ".");
        };
    }
}
