package dev.keadm.windows.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.host.FakeHost;
import dev.keadm.windows.jna.Kernel32FileChanges;
import dev.keadm.wine.Junctions;
import dev.keadm.wine.OnWindows;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first run beside folders that have the names of those that a killed run leaves. */
@OnWindows
class ProtectedJournalFoldersTest {
    private static final String SOMEBODY = "S-1-5-21-1-2-3-1002";

    @TempDir
    private Path temp;

    private final FakeFileSecurity security = new FakeFileSecurity();
    private final ProtectedJournalFolders folders = new ProtectedJournalFolders(
            new ProtectedFolders(security, new Kernel32FileChanges(), () -> new TrustedOwners("S-1-5-21-1-2-3-1001")));

    @Test
    void shouldClearWhatIsOurs() throws Exception {
        Path left = left("999999998");

        run();

        assertThat(left).doesNotExist();
    }

    @Test
    void shouldLeaveAFolderOfSomebodyElse() throws Exception {
        Path theirs = left("999999998");
        security.own(theirs, SOMEBODY);

        run();

        assertThat(theirs.resolve("agent/file")).hasContent("left");
    }

    @Test
    void shouldNotGoWhereAJunctionLeads() throws Exception {
        Path victim = Files.createDirectory(temp.resolve("victim"));
        Files.writeString(victim.resolve("file"), "kept");
        String name = ".keadm-999999996.new";
        assumeTrue(Junctions.make(temp, name, "victim"), Junctions.NONE);

        try {
            run();

            assertThat(victim.resolve("file")).hasContent("kept");
        } finally {
            Junctions.remove(temp, name);
        }
    }

    @Test
    void shouldDeleteAJunctionWithoutEnteringIt() throws Exception {
        Path victim = Files.createDirectory(temp.resolve("victim"));
        Files.writeString(victim.resolve("file"), "kept");
        Path left = left("999999998");
        assumeTrue(Junctions.make(left, "junction", "../victim"), Junctions.NONE);

        try {
            // Wine does not delete what it shows as a junction
            Throwable failure = catchThrowable(this::run);

            assertThat(victim.resolve("file")).hasContent("kept");
            if (failure == null) {
                assertThat(left).doesNotExist();
            } else {
                assertThat(failure).hasMessageContaining("junction");
            }
        } finally {
            if (Files.exists(left)) {
                Junctions.remove(left, "junction");
            }
        }
    }

    private Path left(String pid) throws IOException {
        Path left = Files.createDirectory(temp.resolve(".keadm-" + pid + ".new"));
        Files.writeString(Files.createDirectory(left.resolve("agent")).resolve("file"), "left");
        return left;
    }

    private void run() {
        assertThat(new WorkflowRunner(
                                new FakeHost().host(),
                                temp.resolve("KubeEdge/data"),
                                folders,
                                _ -> {},
                                new Cancellation(),
                                Clock.systemUTC())
                        .run(new Workflow("join", List.of()), Duration.ofMinutes(1)))
                .isEqualTo(Outcome.NOTHING_TO_DO);
    }
}
