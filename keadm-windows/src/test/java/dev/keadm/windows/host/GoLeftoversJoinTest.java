package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.FakeHost;
import dev.keadm.host.ServiceStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.windows.host.preflight.RecordedMachine;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which something of Go's EdgeCore is missing: its service, its certificate, its database, or all its files. */
class GoLeftoversJoinTest {
    private static final Path CERTIFICATE = Path.of("/ProgramData/KubeEdge/certs/server.crt");
    private static final Path DATABASE = Path.of("/ProgramData/KubeEdge/data/edgecore.db");

    @TempDir
    Path folder;

    private WindowsWorld world;

    @BeforeEach
    void prepareMachine() {
        world = new WindowsWorld(RecordedMachine.server2022(), folder.resolve("journal"));
        world.runtimes.answering();
        world.wish = new JoinRequest.Machine(JoinRequest.Reboot.BY_HAND, false, Optional.empty(), true, false);
        world.token = false;
    }

    @Test
    void shouldGoOnAsTheNodeWithoutATokenWhenOnlyItsFilesAreLeft() throws IOException {
        world.withGoCertificate();
        world.withGoDatabase();
        world.cloud.withNode("");

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);

        assertThat(text(CERTIFICATE)).isEqualTo(text(Path.of("/etc/kubeedge/certs/server.crt")));
        assertThat(text(DATABASE)).isEqualTo("its pods");
        assertThat(text(Path.of("/var/lib/kubeedge/edgecore.db"))).isEqualTo("its pods");
        assertThat(world.host.services().status("edgecore")).isInstanceOf(ServiceStatus.Running.class);
        assertThat(said())
                .contains(
                        "Go's keadm left " + Path.of("/etc/kubeedge") + ", "
                                + Path.of("/var/lib/kubeedge/edgecore.db") + ", "
                                + Path.of("/usr/local/bin/edgecore.exe")
                                + " behind. Its files stay where they are. The node goes on with its certificate and its pods.");
    }

    @Test
    void shouldCopyTheDatabasesLogAsWell() throws IOException {
        world.withGoCertificate();
        world.withGoDatabase();
        world.host.files().with("/var/lib/kubeedge/edgecore.db-wal", "its last pods");

        world.join(false);

        assertThat(text(Path.of(DATABASE + "-wal"))).isEqualTo("its last pods");
    }

    @Test
    void shouldLeaveTheFilesAndNothingElseAtReset() {
        world.withGoCertificate();
        world.withGoDatabase();
        FakeHost.Snapshot before = world.host.snapshot();
        world.join(false);

        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);

        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldTakeNothingOverASecondTime() throws IOException {
        world.withGoCertificate();
        world.withGoDatabase();
        world.join(false);
        world.host.files().with("/var/lib/kubeedge/edgecore.db", "older pods").with(DATABASE.toString(), "newer pods");

        assertThat(world.join(false)).isEqualTo(Outcome.NOTHING_TO_DO);

        assertThat(text(DATABASE)).isEqualTo("newer pods");
    }

    @Test
    void shouldNotUseTheFilesUnlessAskedTo() throws IOException {
        world.wish = JoinRequest.Machine.UNTOUCHED;
        world.token = true;
        world.withGoCertificate();
        world.withGoDatabase();

        world.join(false);

        assertThat(world.host.host().files().list(Path.of("/ProgramData/KubeEdge/data")))
                .doesNotContain(DATABASE);
        assertThat(said())
                .contains("They are not used and stay. Add --replace-go-edgecore to go on as node 'edge-1' with its"
                        + " certificate and its pods, without a token; delete them when you do not need them.");
    }

    @Test
    void shouldSayThatTheCertificateIsMissingWhenThatTakesAToken() {
        world.withGoDatabase();

        assertThatThrownBy(() -> world.join(false))
                .hasMessageContaining("[token] No token was given, and no valid certificate of the node is here. "
                        + Path.of("/etc/kubeedge/ca/rootCA.crt") + " is missing.");
    }

    @Test
    void shouldSayThatTheCertificateExpiredWhenThatTakesAToken() {
        world.withGoCertificateUntil(WindowsWorld.NOW.minus(Duration.ofDays(1)));
        world.withGoDatabase();

        assertThatThrownBy(() -> world.join(false))
                .hasMessageContaining("[token] No token was given, and no valid certificate of the node is here. The"
                        + " certificate in " + Path.of("/etc/kubeedge/certs/server.crt")
                        + " expired at 2026-11-22T10:00:00Z, by this machine's clock it is 2026-11-23T10:00:00Z.");
    }

    @Test
    void shouldGetANewCertificateForTheSamePodsWhenItExpired() throws IOException {
        world.withGoCertificateUntil(WindowsWorld.NOW.minus(Duration.ofDays(1)));
        world.withGoDatabase();
        world.cloud.withNode(""); // which nothing but that certificate shows to be this machine's
        world.token = true;

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);

        assertThat(text(CERTIFICATE)).isNotEqualTo(text(Path.of("/etc/kubeedge/certs/server.crt")));
        assertThat(text(DATABASE)).isEqualTo("its pods");
        assertThat(said()).contains("The node goes on with its pods. A new certificate takes a token: ", "expired at");
    }

    @Test
    void shouldGoOnWithTheCertificateAloneWhenTheDatabaseIsMissing() throws IOException {
        world.withGoCertificate();

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);

        assertThat(text(CERTIFICATE)).isEqualTo(text(Path.of("/etc/kubeedge/certs/server.crt")));
        assertThat(said())
                .contains("The node goes on with its certificate. Nothing is known of its pods: "
                        + Path.of("/var/lib/kubeedge/edgecore.db") + " is missing.");
    }

    @Test
    void shouldTakeATokenWhenAServiceHasNoFilesAnyMore() {
        world.withGoService();
        FakeHost.Snapshot before = world.host.snapshot();

        assertThatThrownBy(() -> world.join(false))
                .hasMessageContaining("[token] ")
                .hasMessageContaining(Path.of("/etc/kubeedge/ca/rootCA.crt") + " is missing.");

        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldPutAServiceBackThatHadNoFilesAnyMore() {
        world.withGoService();
        FakeHost.Snapshot before = world.host.snapshot();
        world.token = true;

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);
        assertThat(said())
                .contains(
                        "It is taken away, and reset puts it back. The node goes on. A new certificate takes a token: "
                                + Path.of("/etc/kubeedge/ca/rootCA.crt") + " is missing. Nothing is known of its pods: "
                                + Path.of("/var/lib/kubeedge/edgecore.db") + " is missing.");

        assertThat(world.reset()).isEqualTo(Outcome.UNDONE);
        assertThat(world.host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldNotGiveTheCertificateOfOneNodeToAnother() {
        world.withGoCertificate();
        world.withGoDatabase();
        world.host.facts().withHostname("EDGE-2");

        assertThatThrownBy(() -> world.join(false))
                .hasMessageContaining("Its certificate is that of node 'edge-1', and this machine is to be 'edge-2'."
                        + " Add --edgenode-name edge-1 to go on as that node");
    }

    @Test
    void shouldTakeItsNameFromItsSettings() {
        world.withGoCertificate();
        world.host.facts().withHostname("EDGE-2");
        world.host.files().with("/etc/kubeedge/config/edgecore.yaml", """
                        apiVersion: edgecore.config.kubeedge.io/v1alpha2
                        kind: EdgeCore
                        modules:
                          edgeHub:
                            httpServer: https://cloud.example.org:10002
                            websocket:
                              server: cloud.example.org:10000
                          edged:
                            hostnameOverride: edge-1
                        """);

        assertThat(world.join(false)).isEqualTo(Outcome.CHANGED);
    }

    private String text(Path path) throws IOException {
        return world.host.host().files().readString(path);
    }

    private String said() {
        return world.events.stream().map(Event::toString).collect(Collectors.joining("\n"));
    }
}
