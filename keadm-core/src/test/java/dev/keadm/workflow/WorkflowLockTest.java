package dev.keadm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.FakeHost;
import dev.keadm.workflow.example.FakeStep;
import dev.keadm.workflow.example.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorkflowLockTest {
    private static final Workflow JOIN = new Workflow("join", List.of(new FakeStep("hold")));

    @TempDir
    Path temp;

    @Test
    void shouldNameTheProcessThatIsAtWork() throws Exception {
        Process holder = holder();

        KeadmException busy = catchThrowableOfType(KeadmException.class, this::run);

        assertThat(busy.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(busy).hasMessageContaining("process " + holder.pid()).hasMessageContaining(folder().toString());

        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isZero();
        assertThat(run()).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void shouldNotMindALockWhoseHolderWasKilled() throws Exception {
        Process holder = holder();
        holder.destroyForcibly().waitFor();

        assertThat(folder().resolve("keadm.lock")).exists();
        assertThat(run()).isEqualTo(Outcome.CHANGED);
    }

    @Test
    void shouldKeepTwoRunsOfOneProcessApart() {
        Workflow outer = new Workflow("join", List.of(new FakeStep("hold").applying(() -> {
                    KeadmException busy = catchThrowableOfType(KeadmException.class, this::run);
                    assertThat(busy.code()).isEqualTo(ErrorCode.BUSY);
                })));

        assertThat(run(outer)).isEqualTo(Outcome.CHANGED);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "folders of Windows have owners of another kind")
    void shouldClearWhatAKilledProcessLeftBesideTheFolder() throws Exception {
        Files.createDirectories(temp.resolve(".keadm-999999999.new/agent"));
        Files.createDirectories(temp.resolve(
                ".keadm-" + ProcessHandle.current().parent().orElseThrow().pid() + ".new"));

        run();

        assertThat(temp.resolve(".keadm-999999999.new")).doesNotExist();
        assertThat(temp.toFile().list()).hasSize(2);
    }

    /** Where everybody may make folders, one with such a name may be somebody else's. */
    @Test
    void shouldClearNothingOfSomebodyElse() throws Exception {
        Path theirs = Files.createDirectories(temp.resolve(".keadm-999999999.new/agent"));
        Path run = temp.resolve("lib");
        JournalFolders folders = new JournalFolders() {
            @Override
            public void make(Path folder, boolean innermost) throws IOException {
                POSIX.make(folder, innermost);
            }

            @Override
            public boolean areOurs(Path left, Path made) {
                assertThat(made).isDirectory().hasParent(temp);
                return false;
            }
        };

        new JournalFolder(run, folders).ensure();

        assertThat(theirs).isDirectory();
        assertThat(run).isDirectory();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "folders of Windows have owners of another kind")
    void shouldClearNoFolderThatAnotherAccountOwns() throws Exception {
        Path theirs = Files.createDirectory(temp.resolve("theirs"));
        Path ours = Files.createDirectory(temp.resolve("ours"));
        assertThat(JournalFolders.POSIX.areOurs(theirs, ours)).isTrue();
        assumeTrue(canGiveAway(theirs), "only root can give a folder to another account");

        assertThat(JournalFolders.POSIX.areOurs(theirs, ours)).isFalse();
    }

    private static boolean canGiveAway(Path folder) {
        try {
            Files.setAttribute(folder, "unix:uid", 65534);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "folders of Windows have owners of another kind")
    void shouldFollowNoLinkWhenItClears() throws Exception {
        Path victim = Files.createDirectory(temp.resolve("victim"));
        Files.writeString(victim.resolve("file"), "kept");
        Path left = Files.createDirectory(temp.resolve(".keadm-999999999.new"));
        Files.createSymbolicLink(left.resolve("link"), victim);
        Path link = Files.createSymbolicLink(temp.resolve(".keadm-999999998.new"), victim);

        run();

        assertThat(left).doesNotExist();
        assertThat(link).isSymbolicLink();
        assertThat(victim.resolve("file")).hasContent("kept");
    }

    @Test
    void shouldNotMindANameWithANumberThatNoProcessHas() throws Exception {
        Path theirs = Files.createDirectory(temp.resolve(".keadm-99999999999999999999.new"));

        assertThat(run()).isEqualTo(Outcome.CHANGED);

        assertThat(theirs).isDirectory();
    }

    private Outcome run() {
        return run(JOIN);
    }

    private Outcome run(Workflow workflow) {
        return new WorkflowRunner(new FakeHost().host(), folder(), _ -> {}, new Cancellation(), Clock.systemUTC())
                .run(workflow, Duration.ofMinutes(1));
    }

    private Path folder() {
        return temp.resolve("lib/agent");
    }

    private Process holder() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("under way");
        return process;
    }
}
