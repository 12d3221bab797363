package dev.keadm.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.artifact.Artifact;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.PlannedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateBundleTest {
    @TempDir
    Path dir;

    private BundleWorld world;
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        world = new BundleWorld();
        file = dir.resolve("edge.bundle");
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    @Test
    void shouldHoldAllThatJoinInstalls() throws Exception {
        BundleMade made = world.make(file);

        BundleManifest manifest = new Bundle(file).manifest();
        assertThat(manifest).isEqualTo(made.manifest());
        assertThat(manifest.platform()).isEqualTo(BundleWorld.LINUX);
        assertThat(manifest.keadm()).isEqualTo("1.2.3");
        assertThat(manifest.parts())
                .extracting(BundlePart::title)
                .containsExactlyElementsOf(
                        world.artifacts.stream().map(Artifact::title).toList());
        assertThat(new Bundle(file).faults(BundleWorld.LINUX, world.artifacts)).isEmpty();
        assertThat(made.bytes()).isEqualTo(Files.size(file));
        assertThat(made.digest())
                .isEqualTo(dev.keadm.artifact.Digest.sha256(file).toString());
        assertThat(world.events.getLast()).isEqualTo(new Event.Finished("bundle", Outcome.CHANGED));
        assertThat(dir).isDirectoryContaining("glob:**edge.bundle").isDirectoryNotContaining("glob:**{.parts,.new}");
    }

    @Test
    void shouldMakeBundlesForWindowsAnywhere() throws Exception {
        BundlePlatform windows = BundlePlatform.parse("windows", "amd64");
        List<Artifact> wanted = windows.releases(world.server.base());
        wanted.forEach(artifact -> world.server.release(artifact, BundleWorld.content(artifact)));

        world.make(new BundleRequest(file, windows, world.mirror(), Optional.empty(), false), false);

        assertThat(new Bundle(file).faults(windows, wanted)).isEmpty();
        assertThat(new Bundle(file).manifest().parts())
                .extracting(BundlePart::name)
                .containsExactly("containerd", "windows-cni", "crictl");
        assertThat(new Bundle(file).faults(BundleWorld.LINUX, world.artifacts))
                .containsExactly("it was made for windows/amd64, and this machine is linux/amd64");
    }

    @Test
    void shouldMakeTheSameBytesAnywhere() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            world.make(file);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));
            world.make(dir.resolve("other.bundle"));
        } finally {
            TimeZone.setDefault(zone);
        }

        assertThat(dir.resolve("other.bundle")).hasSameBinaryContentAs(file);
    }

    @Test
    void shouldOnlyPlanInADryRun() {
        assertThat(world.make(world.request(file), true)).isEmpty();

        assertThat(dir).isEmptyDirectory();
        assertThat(world.server.requests()).isEmpty();
        assertThat(world.events.getLast()).isEqualTo(new Event.Finished("bundle", Outcome.PLANNED));
        Event.PlanMade plan = (Event.PlanMade) world.events.getFirst();
        assertThat(plan.steps())
                .hasSize(world.artifacts.size() + 1)
                .allMatch(step -> step.kind() == PlannedStep.Kind.CHANGE);
        assertThat(plan.steps().getFirst().sentence())
                .isEqualTo("Download " + world.artifacts.getFirst().url() + " and verify it");
        assertThat(plan.steps().getLast().sentence()).startsWith("Write " + file + " for linux/amd64 with containerd ");
    }

    @Test
    void shouldKeepDownloadsInACacheAndNeedNoNetworkThen() throws Exception {
        Path cache = dir.resolve("cache");
        BundleRequest request = new BundleRequest(file, BundleWorld.LINUX, world.mirror(), Optional.of(cache), false);
        world.make(request, false);
        int requests = world.server.requests().size();
        Files.delete(file);

        assertThat(world.make(request, false)).isPresent();

        assertThat(world.server.requests()).hasSize(requests);
        assertThat(cache.resolve("artifacts.lock")).isNotEmptyFile();
        assertThat(world.events).anyMatch(Event.StepAlreadyDone.class::isInstance);
    }

    @Test
    void shouldNotWriteOverAFileUnlessTold() throws Exception {
        Files.writeString(file, "something");

        assertThatThrownBy(() -> world.make(file))
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessage("Cannot write a bundle to '" + file + "': it is there already.");
        assertThat(file).hasContent("something");

        world.make(new BundleRequest(file, BundleWorld.LINUX, world.mirror(), Optional.empty(), true), false);

        assertThat(new Bundle(file).manifest().parts()).hasSize(4);
    }

    @Test
    void shouldNeedAFolder() {
        assertThatThrownBy(() -> world.make(dir.resolve("no/edge.bundle")))
                .hasMessageEndingWith("there is no folder " + dir.resolve("no") + ".");
        assertThatThrownBy(() -> world.make(dir)).hasMessageEndingWith("that is a folder.");
    }

    @Test
    void shouldLeaveNoBundleButTheDownloadsWhenOneFails() {
        Artifact last = world.artifacts.getLast();
        world.server.put(last.url().getPath(), "an error page of some proxy");

        assertThatThrownBy(() -> world.make(file))
                .isInstanceOfSatisfying(KeadmException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.FAILED_UNDONE);
                    assertThat(e.hint()).endsWith("What was fetched stays in " + file + ".parts for the next run.");
                })
                .hasMessageStartingWith("The bundle " + file + " was not written: Refused " + last.title());
        assertThat(file).doesNotExist();

        world.server.release(last, BundleWorld.content(last));
        world.events.clear();
        world.make(file);

        assertThat(world.events)
                .filteredOn(Event.StepAlreadyDone.class::isInstance)
                .hasSize(world.artifacts.size() - 1);
        assertThat(dir).isDirectoryNotContaining("glob:**.parts");
    }

    @Test
    void shouldStopWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> world.make(file))
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).doesNotExist();
    }
}
