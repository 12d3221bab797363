package dev.keadm.preflight;

import dev.keadm.status.Cause;
import dev.keadm.token.JoinToken;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of the token without asking the cloud.
 *
 * @param noCertificate why no certificate of the node makes it unnecessary, a sentence; empty when one does
 */
public record TokenCheck(Optional<JoinToken> token, Optional<String> noCertificate, Clock clock) implements Check {
    private static final String FRESH = "Get a fresh one where the cloud runs: keadm gettoken.";

    @Override
    public String id() {
        return "token";
    }

    @Override
    public List<Finding> run() {
        return List.of(finding());
    }

    private Finding finding() {
        if (noCertificate.isEmpty()) {
            return Finding.ok(id(), "The node's certificate is here already, so no token is needed.");
        }
        if (token.isEmpty()) {
            return Finding.error(
                    id(),
                    Cause.TOKEN,
                    "No token was given, and no valid certificate of the node is here. " + noCertificate.get(),
                    "Add --token-file FILE, or put the token into KEADM_TOKEN. " + FRESH);
        }
        Instant now = clock.instant();
        if (token.get().expired(now)) {
            return Finding.error(
                    id(),
                    Cause.TOKEN,
                    "The token expired at " + token.get().expiry().orElse(now) + ", by this machine's clock it is "
                            + now.truncatedTo(ChronoUnit.SECONDS) + ".",
                    FRESH + " If that is not the time, set the clock.");
        }
        return Finding.ok(id(), "The token is valid.");
    }
}
