package dev.keadm.sandbox.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.sandbox.Objects;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.PatchKind;
import dev.keadm.sandbox.cluster.Resource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease of {@link Objects#lease} was renewed at 02:09:15. */
class NodeLifecycleTest {
    @TempDir
    private Path folder;

    private Cluster cluster;

    @BeforeEach
    void join() {
        cluster = new Cluster(folder.resolve("objects.jsonl"), Clock.systemUTC());
        cluster.create(Resource.NODES, "", Objects.node("e1"));
        cluster.create(Resource.LEASES, "kube-node-lease", Objects.lease("e1"));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private String readyAt(String time) {
        new NodeLifecycle(cluster, Clock.fixed(Instant.parse(time), ZoneOffset.UTC)).run();
        return cluster.get(Resource.NODES, "", "e1")
                .at("/status/conditions/0/status")
                .asString();
    }

    private void report(String time) {
        cluster.patch(
                Resource.NODES,
                "",
                "e1",
                PatchKind.STRATEGIC,
                Objects.of("{'status':{'conditions':[{'type':'Ready','status':'True','lastHeartbeatTime':'%s'}]}}"
                        .formatted(time)),
                "status");
    }

    @Test
    void shouldDeclareANodeUnknownThatIsSilent() {
        report("2026-11-23T02:09:00Z");

        assertThat(readyAt("2026-11-23T02:10:00Z")).isEqualTo("True");
        assertThat(readyAt("2026-11-23T02:10:10Z")).isEqualTo("Unknown");
    }

    @Test
    void shouldTakeAReportForASignOfLifeBeforeTheLeaseIsRenewed() {
        report("2026-11-23T02:30:00Z");

        assertThat(readyAt("2026-11-23T02:30:01Z")).isEqualTo("True");
    }
}
