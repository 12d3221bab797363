package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.host.FileModes;
import dev.keadm.host.MountPoint;
import dev.keadm.host.Mounts;
import dev.keadm.host.linux.LinuxFileModes;
import dev.keadm.host.linux.LinuxMounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On real mounts: what a container may do to a volume meanwhile cannot be played in memory. */
@EnabledOnOs(OS.LINUX)
class SubPathsTest {
    @TempDir
    private Path temporary;

    private final LinuxMounts mounts = new LinuxMounts(System.getProperty("os.version"));
    private final FileModes modes = new LinuxFileModes();
    private Path volume;
    private Path outside;
    private Path target;

    @BeforeAll
    static void needsRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "mounting needs root");
    }

    @BeforeEach
    void setUp() throws IOException {
        Path top = temporary.toRealPath();
        volume = Files.createDirectory(top.resolve("volume"));
        outside = Files.createDirectory(top.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "of the machine");
        target = top.resolve("subpaths/v/c/0");
    }

    @AfterEach
    void takeAway() throws IOException {
        for (MountPoint mount : mounts.list().reversed()) {
            if (mount.path().startsWith(temporary.toRealPath())) {
                mounts.unmount(mount.path());
            }
        }
    }

    private Path mount(String subPath, Mounts with) throws PreparationException {
        return new SubPaths(with, modes).mount(volume, subPath, target, "volumeMount \"v\" of container \"c\"");
    }

    private Path mount(String subPath) throws PreparationException {
        return mount(subPath, mounts);
    }

    private void shouldRefuse(String subPath, Mounts with) throws IOException {
        assertThatThrownBy(() -> mount(subPath, with))
                .isInstanceOf(PreparationException.class)
                .hasMessage("failed to prepare subPath for volumeMount \"v\" of container \"c\"");
        assertThat(mounts.list()).noneMatch(mount -> mount.path().startsWith(target.getParent()));
    }

    @Test
    void shouldMountAFolderAndAFile() throws Exception {
        Files.createDirectories(volume.resolve("a/b"));
        Files.writeString(volume.resolve("a/b/file"), "x");
        assertThat(mount("a/b").resolve("file")).hasContent("x");
        assertThat(mount("a/b/file")).isRegularFile().hasContent("x");
        assertThat(mounts.list())
                .filteredOn(mount -> mount.path().equals(target))
                .hasSize(1);
    }

    @Test
    void shouldMakeMissingFoldersLikeTheVolume() throws Exception {
        modes.setPermissions(volume, 02775);
        assertThat(mount("x/y/z")).isEmptyDirectory();
        for (String path : List.of("x", "x/y", "x/y/z")) {
            assertThat(modes.read(volume.resolve(path)).permissions()).isEqualTo(02775);
        }
        Files.writeString(volume.resolve("x/y/z/file"), "x");
        assertThat(target.resolve("file")).hasContent("x");
    }

    @Test
    void shouldKeepAMountThatIsRight() throws Exception {
        Path first = mount("x");
        List<MountPoint> before = mounts.list();
        assertThat(mount("x")).isEqualTo(first);
        assertThat(mounts.list()).isEqualTo(before);
    }

    @Test
    void shouldFollowLinksThatStayInTheVolume() throws Exception {
        Files.createDirectory(volume.resolve("real"));
        Files.writeString(volume.resolve("real/file"), "x");
        Files.createSymbolicLink(volume.resolve("link"), Path.of("real"));
        assertThat(mount("link/file")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "out/secret", "out/new", "up/outside", "dangling", "dangling/x"})
    void shouldRefuseLinksThatLeadOut(String subPath) throws Exception {
        Files.createSymbolicLink(volume.resolve("out"), outside);
        Files.createSymbolicLink(volume.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(volume.resolve("dangling"), temporary.resolve("nothing"));
        shouldRefuse(subPath, mounts);
        assertThat(outside.resolve("new")).doesNotExist();
        assertThat(temporary.resolve("nothing")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../../x", "/etc", "../outside"})
    void shouldRefuseStepsBack(String subPath) {
        assertThatThrownBy(() -> mount(subPath)).isInstanceOf(PreparationException.class);
    }

    @Test
    void shouldRefuseAFolderSwappedForALinkBetweenLookAndMount() throws Exception {
        Files.createDirectory(volume.resolve("a"));
        shouldRefuse("a", swappingBeforeBind("a"));
    }

    @Test
    void shouldRefuseAParentSwappedForALinkWhileFoldersAreMade() throws Exception {
        Files.createDirectory(volume.resolve("a"));
        shouldRefuse("a/new/deep", swappingBeforeBind("a"));
        assertThat(outside.resolve("new")).doesNotExist();
    }

    /** What a process of another container would do at the worst moment. */
    private Mounts swappingBeforeBind(String folder) {
        return new Mounts() {
            @Override
            public List<MountPoint> list() throws IOException {
                return mounts.list();
            }

            @Override
            public void memory(Path at, long maxBytes) throws IOException {
                mounts.memory(at, maxBytes);
            }

            @Override
            public void bind(Path source, Path at) throws IOException {
                Files.move(volume.resolve(folder), volume.resolve(folder + "-moved"));
                Files.createSymbolicLink(volume.resolve(folder), outside);
                mounts.bind(source, at);
            }

            @Override
            public void unmount(Path path) throws IOException {
                mounts.unmount(path);
            }
        };
    }
}
