package dev.keadm.windows.host.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.artifact.ReleaseServer;
import dev.keadm.wine.Wine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the download to a runtime that is ready for pods, and back, in Wine: archives from a server, a service of the Service
 * Control Manager, CRI over the named pipe.
 */
@Tag("windows")
@Tag("peer")
@EnabledOnOs(OS.LINUX)
class InstallUnderWinePeerTest {
    private static final List<String> PLACES = List.of("Program Files", "ProgramData");

    @TempDir
    Path dir;

    @Test
    void shouldInstallAndTakeBack() throws Exception {
        assumeTrue(Wine.find().isPresent(), Wine.MISSING);
        Wine wine = Wine.find().orElseThrow();
        try (ContainerdStandIn standIn = new ContainerdStandIn(wine, Files.createDirectory(dir.resolve("c")));
                ReleaseServer server = new ReleaseServer()) {
            WindowsRelease.serve(server, standIn.program());
            Map<String, String> before = files(wine);

            String installed = run(wine, "install", journal(), server.base().toString());

            assertThat(installed).contains("outcome CHANGED");
            assertInstalled(wine, standIn);

            assertThat(run(wine, "install", journal(), server.base().toString()))
                    .contains("outcome NOTHING_TO_DO");

            assertThat(run(wine, "undo", journal())).contains("outcome UNDONE");
            assertThat(files(wine)).isEqualTo(before);
            assertThat(state(wine)).doesNotContain("keadm-containerd");
        }
    }

    private void assertInstalled(Wine wine, ContainerdStandIn standIn) throws Exception {
        Path programs = wine.onDriveC("C:\\Program Files\\containerd");
        assertThat(programs.resolve("containerd.exe")).hasBinaryContent(standIn.program());
        assertThat(programs.resolve("cni/bin/nat.exe")).hasContent("program nat.exe");
        assertThat(programs.resolve("config.toml"))
                .content()
                .startsWith("# made by keadm")
                .contains(
                        "root = 'C:\\ProgramData\\containerd\\root'", "address = '\\\\.\\pipe\\containerd-containerd'");
        assertThat(programs.resolve("cni/conf/10-keadm.conf")).content().contains("\"GW\": \"172.28.0.1\"");
        assertThat(programs.resolve("crictl.yaml")).content().contains("npipe:////./pipe/containerd-containerd");
        assertThat(wine.onDriveC("C:\\ProgramData\\KubeEdge\\data\\pod-network.json"))
                .content()
                .contains("10-keadm.conf");
        assertThat(wine.onDriveC("C:\\ProgramData\\KubeEdge\\log\\containerd.log"))
                .content()
                .contains("containerd stands in");
        assertThat(state(wine)).contains("keadm-containerd", "RUNNING");
    }

    private String journal() {
        return Wine.path(dir.resolve("journal"));
    }

    /** Names and contents of all that is on drive C: but Windows itself. */
    private static Map<String, String> files(Wine wine) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String place : PLACES) {
            Path top = wine.driveC().resolve(place);
            try (Stream<Path> paths = Files.walk(top)) {
                for (Path path : paths.toList()) {
                    found.put(
                            wine.driveC().relativize(path).toString(),
                            Files.isRegularFile(path)
                                    ? Files.getLastModifiedTime(path).toString()
                                    : "");
                }
            }
        }
        return found;
    }

    private String state(Wine wine) throws IOException, InterruptedException {
        return output(wine.program(List.of("sc", "query", "keadm-containerd")));
    }

    private String run(Wine wine, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Wine.path(Path.of(entry)))
                        .collect(Collectors.joining(";")),
                RuntimeInWine.class.getName()));
        words.addAll(List.of(arguments));
        Path file = Files.write(
                dir.resolve("arguments"),
                words.stream()
                        .map(word -> '"' + word.replace("\\", "\\\\") + '"')
                        .toList());
        return output(wine.java(List.of("@" + Wine.path(file))));
    }

    private String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = dir.resolve("output");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(4, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(text).isTrue();
        return text.lines()
                .filter(line ->
                        !line.startsWith("OpenJDK 64-Bit Server VM warning") && !line.startsWith("StepProgress"))
                .collect(Collectors.joining("\n"));
    }
}
