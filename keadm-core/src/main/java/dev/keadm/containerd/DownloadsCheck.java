package dev.keadm.containerd;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.Artifacts;
import dev.keadm.artifact.ReleaseProbe;
import dev.keadm.artifact.Sight;
import dev.keadm.host.HostView;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.ClockJudgement;
import dev.keadm.preflight.Finding;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the servers can be reached that this join downloads from, and what stands in the way. One that needs nothing of a
 * server any more is not asked.
 */
record DownloadsCheck(
        HostView host,
        ContainerdSystem system,
        List<Artifact> wanted,
        Artifacts artifacts,
        ReleaseProbe probe,
        Clock clock)
        implements Check {
    private static final String ID = "downloads";
    private static final String WAYS =
            "Where a proxy leads out, set HTTPS_PROXY; else name a mirror with --download-repo, or use --bundle.";
    private static final String TRUST =
            "Something on the way shows a certificate of its own, as a proxy that inspects TLS does. Put its authority among"
                    + " those that this machine trusts, or name it with --ca-file.";
    private static final String PORTAL =
            "That is what a network does that wants somebody to log in first. Log in, or use --bundle.";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Artifact> server : servers().entrySet()) {
            findings.addAll(look(server.getKey(), server.getValue()));
        }
        return findings;
    }

    /** Each with something that is missing. */
    private Map<String, Artifact> servers() throws IOException {
        Map<String, Artifact> servers = new LinkedHashMap<>();
        if (InstallContainerd.installed(system, host)) {
            return servers;
        }
        for (Artifact artifact : wanted) {
            if (!artifacts.isHere(artifact)) {
                servers.putIfAbsent(artifact.checksums().getHost(), artifact);
            }
        }
        return servers;
    }

    private List<Finding> look(String server, Artifact artifact) throws InterruptedException {
        String way = server
                + probe.proxy(artifact)
                        .map(proxy -> " through the proxy " + proxy)
                        .orElse("");
        return switch (probe.look(artifact)) {
            case Sight.Served served -> served(server, way, served);
            case Sight.Refused(int code)
            when passing(code) ->
                List.of(Finding.warning(
                        ID,
                        "Downloads from " + way + " may fail: it answers " + code + ".",
                        "Join tries several times."));
            case Sight.Refused(int code) ->
                error(way, "it answers " + code + " to " + artifact.checksums().getPath(), WAYS);
            case Sight.Page(String from) ->
                error(way, "a page of " + from + " comes in place of the release's", PORTAL);
            case Sight.NoDigest _ ->
                error(
                        way,
                        "what comes holds no digest for " + artifact.fileName(),
                        "Check that the mirror or proxy hands out the release's own checksum file.");
            case Sight.SentAway(String to) -> sentAway(way, to);
            case Sight.Unresolved(String name) -> error(way, "the name " + name + " cannot be resolved", WAYS);
            case Sight.Unreachable(String reason) -> error(way, reason, WAYS);
            case Sight.ProxyRefused(String reason) ->
                error(way, reason, "Correct HTTPS_PROXY, have the proxy let this machine through, or use --bundle.");
            case Sight.Untrusted untrusted -> untrusted(way, untrusted);
            case Sight.NoTls(String reason) -> error(way, "no TLS connection with it (" + reason + ")", TRUST);
        };
    }

    private List<Finding> served(String server, String way, Sight.Served served) {
        List<Finding> findings =
                new ArrayList<>(List.of(Finding.ok(ID, "Releases can be downloaded from " + way + ".")));
        served.time().ifPresent(time -> findings.add(ClockJudgement.of(server, time, clock.instant())));
        return findings;
    }

    /** A server that is busy or broken for the moment. */
    private static boolean passing(int code) {
        return code == 408 || code == 425 || code == 429 || code >= 500;
    }

    private static List<Finding> sentAway(String way, String to) {
        return error(
                way,
                "it sends one on to " + to,
                to.startsWith("http:") ? PORTAL : "If that is the mirror, name it with --download-repo " + to + ".");
    }

    private List<Finding> untrusted(String way, Sight.Untrusted untrusted) {
        return switch (untrusted.fault()) {
            case ISSUER, OTHER -> error(way, untrusted.reason(), TRUST);
            case TIME ->
                error(
                        way,
                        untrusted.reason() + ", and by this machine's clock it is " + clock.instant(),
                        "If that is not the time, set the clock.");
        };
    }

    private static List<Finding> error(String way, String reason, String remedy) {
        return List.of(Finding.error(ID, "Cannot download from " + way + ": " + reason + ".", remedy));
    }
}
