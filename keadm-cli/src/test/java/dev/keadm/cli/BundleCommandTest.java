package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.bundle.BundleMade;
import dev.keadm.bundle.BundleManifest;
import dev.keadm.bundle.BundlePart;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.error.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BundleCommandTest {
    private static final BundleMade MADE = new BundleMade(
            "bundle-made",
            "/media/edge.bundle",
            123,
            "sha256:" + "a".repeat(64),
            new BundleManifest(
                    1,
                    "0.1.0",
                    "linux",
                    "arm64",
                    List.of(new BundlePart(
                            "runc", "1.5.1", "runc.arm64", "artifacts/runc", 7, "sha256:" + "b".repeat(64)))));

    private final RecordingOperations operations = new RecordingOperations();

    @Test
    void shouldTurnTheOptionsIntoARequest() {
        Run run = Run.on(
                operations,
                "bundle",
                "create",
                "edge.bundle",
                "--os",
                "linux",
                "--arch",
                "arm64",
                "--cache",
                "/srv/cache",
                "--download-repo",
                "https://mirror.example.org/",
                "--yes");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        BundleRequest request = operations.bundle();
        assertThat(request.file()).isEqualTo(Path.of("edge.bundle"));
        assertThat(request.platform()).hasToString("linux/arm64");
        assertThat(request.cache()).contains(Path.of("/srv/cache"));
        assertThat(request.downloads().mirror())
                .hasValueSatisfying(uri -> assertThat(uri).hasToString("https://mirror.example.org/"));
        assertThat(request.replace()).isTrue();
    }

    @Test
    void shouldTakeThisMachineWhenNothingElseIsSaid() {
        Run.on(operations, "bundle", "create", "edge.bundle", "--dry-run");

        assertThat(operations.bundle().platform()).hasToString("linux/amd64");
        assertThat(operations.bundle().replace()).isFalse();
        assertThat(operations.scopes.getFirst().dryRun()).isTrue();
    }

    @Test
    void shouldTellWhatWasMade() throws IOException {
        operations.made = MADE;

        Golden.check(
                "bundle/made.txt", Run.on(operations, "bundle", "create", "x").out());
        Golden.check(
                "bundle/made.json",
                Run.on(operations, "bundle", "create", "x", "--output", "json").out());
    }

    @Test
    void shouldRefuseMachinesForWhichThereAreNoReleases() {
        Run system = Run.on(operations, "bundle", "create", "x", "--os", "plan9");
        assertThat(system.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(system.err()).contains("--os 'plan9'", "Write --os linux or --os windows.");
        Run architecture = Run.on(operations, "bundle", "create", "x", "--os", "linux", "--arch", "mips");
        assertThat(architecture.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(architecture.err()).contains("linux on --arch 'mips'", "Write --arch amd64 or arm64.");
        Run windows = Run.on(operations, "bundle", "create", "x", "--os", "windows", "--arch", "arm64");
        assertThat(windows.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(windows.err())
                .contains("windows on --arch 'arm64': containerd has no release for it", "--arch amd64.");
        assertThat(operations.requests).isEmpty();
    }

    @Test
    void shouldNeedAFile() {
        Run run = Run.on(operations, "bundle", "create");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("FILE");
    }

    @Test
    void shouldJoinFromABundle() {
        Run run = Run.on(operations, "join", "-e", "a:10000", "--bundle", "/media/edge.bundle");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(operations.join().downloads().bundle()).contains(Path.of("/media/edge.bundle"));
    }

    @Test
    void shouldNotTakeBothBundleAndMirror() {
        Run run = Run.on(operations, "join", "-e", "a:10000", "--bundle", "b", "--download-repo", "https://m.test/");

        assertThat(run).isEqualTo(new Run(ExitCode.USAGE.number(), "", """
                Error: --bundle 'b' was given beside --download-repo: nothing is downloaded when there is a bundle.
                  Leave one of them out.
                """));
    }
}
