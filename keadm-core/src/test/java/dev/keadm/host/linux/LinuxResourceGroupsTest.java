package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxResourceGroupsTest {
    @TempDir
    private Path top;

    @Test
    void shouldRemoveAGroupFromEveryTreeOfTheFirstVersion() throws IOException {
        Files.createDirectories(top.resolve("cpu/kubepods/besteffort/pod1/inner"));
        Files.createDirectories(top.resolve("memory/kubepods/besteffort/pod1"));
        Files.createDirectories(top.resolve("memory/kubepods/besteffort/pod2"));
        new LinuxResourceGroups(top).remove("/kubepods/besteffort/pod1");
        assertThat(top.resolve("cpu/kubepods/besteffort")).isEmptyDirectory();
        assertThat(top.resolve("memory/kubepods/besteffort/pod2")).exists();
        new LinuxResourceGroups(top).remove("/kubepods/besteffort/pod1");
    }

    @Test
    void shouldKnowTheOneTreeOfTheSecondVersion() throws IOException {
        Files.createFile(top.resolve("cgroup.controllers"));
        Files.createDirectories(top.resolve("kubepods/pod1"));
        new LinuxResourceGroups(top).remove("/kubepods/pod1");
        assertThat(top.resolve("kubepods")).isEmptyDirectory();
    }

    @Test
    void shouldNeverRemoveTheTop() {
        LinuxResourceGroups groups = new LinuxResourceGroups(top);
        assertThatThrownBy(() -> groups.remove("/")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> groups.remove("/a/..")).isInstanceOf(IOException.class);
        assertThat(top).exists();
    }
}
