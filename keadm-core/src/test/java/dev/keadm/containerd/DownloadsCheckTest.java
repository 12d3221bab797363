package dev.keadm.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.ReleaseProbe;
import dev.keadm.artifact.ReleaseServer;
import dev.keadm.artifact.Sight;
import dev.keadm.artifact.Transfer;
import dev.keadm.artifact.UntrustedException.Fault;
import dev.keadm.bundle.Origin;
import dev.keadm.host.FakeHost;
import dev.keadm.host.TrustedRoots;
import dev.keadm.preflight.Finding;
import dev.keadm.preflight.Severity;
import dev.keadm.request.JoinRequest.Downloads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path dir;

    private final FakeHost host = new FakeHost();
    private final List<Artifact> asked = new ArrayList<>();
    private ReleaseServer server;
    private List<Artifact> wanted;
    private ArtifactCache cache;

    @BeforeEach
    void setUp() throws IOException {
        server = new ReleaseServer();
        wanted = FakeRelease.texts(server);
        Downloads downloads = new Downloads(Optional.empty(), Optional.of(server.base()), Optional.empty());
        cache = new ArtifactCache(
                dir,
                new ArtifactLock(dir.resolve("artifacts.lock")),
                new Origin(Map.of(), TrustedRoots.NONE, _ -> {}).of(downloads));
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    /** A way on which always the same is seen. */
    private final class FakeProbe implements ReleaseProbe {
        private final Sight sight;
        private final Optional<String> proxy;

        FakeProbe(Sight sight, Optional<String> proxy) {
            this.sight = sight;
            this.proxy = proxy;
        }

        @Override
        public Sight look(Artifact artifact) {
            asked.add(artifact);
            return sight;
        }

        @Override
        public Optional<String> proxy(Artifact artifact) {
            return proxy;
        }
    }

    private List<Finding> run(Sight sight, Optional<String> proxy) throws Exception {
        return new DownloadsCheck(
                        host.host().view(),
                        new LinuxContainerd(),
                        wanted,
                        cache,
                        new FakeProbe(sight, proxy),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .run();
    }

    private Finding only(Sight sight) throws Exception {
        List<Finding> findings = run(sight, Optional.empty());
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Test
    void shouldAskEachServerOnce() throws Exception {
        assertThat(only(new Sight.Served(Optional.empty())))
                .isEqualTo(Finding.ok("downloads", "Releases can be downloaded from 127.0.0.1."));
        assertThat(asked).containsExactly(wanted.getFirst());
    }

    @Test
    void shouldAskForWhatIsMissingOnly() throws Exception {
        cache.fetch(wanted.getFirst(), Transfer.SILENT);
        run(new Sight.NoDigest(), Optional.empty());
        assertThat(asked).containsExactly(wanted.get(1));

        for (Artifact artifact : wanted) {
            cache.fetch(artifact, Transfer.SILENT);
        }
        assertThat(run(new Sight.NoDigest(), Optional.empty())).isEmpty();
    }

    @Test
    void shouldAskNobodyOnceContainerdIsInstalled() throws Exception {
        for (Path program : new LinuxContainerd().needed(host.host().layout())) {
            host.files().with(program.toString(), "program");
        }

        assertThat(run(new Sight.NoDigest(), Optional.empty())).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldCompareTheClock() throws Exception {
        assertThat(run(new Sight.Served(Optional.of(NOW.plusSeconds(59))), Optional.empty()))
                .extracting(Finding::severity)
                .containsExactly(Severity.OK, Severity.OK);
        assertThat(run(new Sight.Served(Optional.of(NOW.plusSeconds(3600))), Optional.empty()))
                .last()
                .isEqualTo(Finding.warning(
                        "clock",
                        "This machine's clock is 3600 s behind 127.0.0.1's.",
                        "Set it, for example by NTP: tokens and certificates are judged by it."));
    }

    @Test
    void shouldNameTheProxyThatIsGoneThrough() throws Exception {
        assertThat(run(new Sight.Unresolved("proxy.test"), Optional.of("proxy.test:3128")))
                .extracting(Finding::message)
                .containsExactly("Cannot download from 127.0.0.1 through the proxy proxy.test:3128:"
                        + " the name proxy.test cannot be resolved.");
    }

    @Test
    void shouldSayWhoseCertificateItIsAndHowToTrustIt() throws Exception {
        Finding finding = only(new Sight.Untrusted(Fault.ISSUER, "its certificate, issued by 'CN=x', is refused: y"));

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message())
                .isEqualTo("Cannot download from 127.0.0.1: its certificate, issued by 'CN=x', is refused: y.");
        assertThat(finding.remedy()).contains("inspects TLS").contains("--ca-file");
    }

    @Test
    void shouldBlameTheClockForACertificateOfAnotherTime() throws Exception {
        Finding finding = only(new Sight.Untrusted(Fault.TIME, "it is valid later"));

        assertThat(finding.text())
                .isEqualTo("Cannot download from 127.0.0.1: it is valid later, and by this machine's clock it is"
                        + " 2026-11-23T10:00:00Z. If that is not the time, set the clock.");
    }

    @Test
    void shouldTellAPortalFromAMirrorThatHasMoved() throws Exception {
        assertThat(only(new Sight.SentAway("http://portal.test")).text())
                .contains("sends one on to http://portal.test")
                .contains("log in first");
        assertThat(only(new Sight.Page("portal.test")).text())
                .contains("a page of portal.test")
                .contains("log in first");
        assertThat(only(new Sight.SentAway("https://mirror.test")).text())
                .contains("--download-repo https://mirror.test");
    }

    @Test
    void shouldOnlyWarnOfWhatMayPass() throws Exception {
        assertThat(only(new Sight.Refused(503)).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(new Sight.Refused(429)).severity()).isEqualTo(Severity.WARNING);
        assertThat(List.of(
                        only(new Sight.Refused(404)),
                        only(new Sight.NoDigest()),
                        only(new Sight.Unreachable("refused")),
                        only(new Sight.ProxyRefused("407")),
                        only(new Sight.NoTls("no"))))
                .allSatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo("downloads");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.remedy()).isNotEmpty();
                });
    }
}
