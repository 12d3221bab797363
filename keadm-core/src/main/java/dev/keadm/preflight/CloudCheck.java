package dev.keadm.preflight;

import dev.keadm.cloud.Cloud;
import dev.keadm.cloud.Credentials;
import dev.keadm.cloud.NodeListing;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeName;
import dev.keadm.status.Cause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goes the agent's whole way to the cloud, each step with a deadline of its own, as far as it can without being the node:
 * name, TCP, TLS, hash of the CA, token, CloudHub's port; then the clock, and whose the node's name is. The first step
 * that fails is the finding, under the step's name; what lies behind it cannot be seen.
 *
 * @param stored the node's credentials that lie here already
 */
public record CloudCheck(
        Cloud cloud,
        JoinRequest.Cloud request,
        NodeName name,
        Optional<Credentials> stored,
        NodeOwnership ownership,
        Clock clock)
        implements Check {
    @Override
    public String id() {
        return "cloud";
    }

    @Override
    public List<String> ids() {
        return Stream.concat(
                        Stream.of(id(), ClockJudgement.ID, NodeOwnership.LOST_PODS),
                        Arrays.stream(Cause.values()).map(Cause::code))
                .toList();
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        if (stored.isEmpty() && request.token().isEmpty()) {
            return List.of(); // the token's own check says so
        }
        List<Finding> findings = new ArrayList<>();
        try {
            Credentials credentials = stored.orElseGet(() -> cloud.credentials(
                    request.first(), request.certPort(), request.token().orElseThrow(), name));
            findings.add(Finding.ok(
                    "cloud", "CloudCore " + request.first() + " answers and gives this machine a certificate."));
            cloud.knock(request.first(), credentials);
            look(credentials, findings);
            request.further().forEach(further -> knock(further, credentials, findings));
        } catch (PkiException e) {
            findings.add(failed(e));
        }
        return findings;
    }

    private void look(Credentials credentials, List<Finding> findings) throws InterruptedException {
        NodeListing listing = cloud.listing(request.first(), request.certPort(), credentials.authority(), name);
        listing.serverTime().ifPresent(time -> findings.add(ClockJudgement.of("CloudCore", time, clock.instant())));
        findings.addAll(ownership.judge(cloud, request.first(), credentials, name, listing.presence()));
    }

    private void knock(CloudCoreEndpoint further, Credentials credentials, List<Finding> findings) {
        try {
            cloud.knock(further, credentials);
            findings.add(Finding.ok("cloud", "CloudCore " + further + " answers."));
        } catch (PkiException e) {
            findings.add(failed(e).demoted());
        }
    }

    private static Finding failed(PkiException e) {
        Cause cause = e.reason();
        return Finding.error(cause.code(), cause, String.valueOf(e.getMessage()), e.remedy());
    }
}
