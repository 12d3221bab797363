package dev.keadm.windows.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.wine.Mingw;
import dev.keadm.wine.Wine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The call itself, its strings and their memory, on a library that stands in for the one that Wine lacks. */
@Tag("windows")
@EnabledOnOs(OS.LINUX)
class HnsBindingUnderWineTest {
    @TempDir
    Path dir;

    @Test
    void shouldCallTheLibraryAsItWantsToBeCalled() throws Exception {
        assumeTrue(Wine.find().isPresent(), Wine.MISSING);
        Mingw.orSkip();
        Mingw.compile(dir.resolve("vmcompute.dll"), "vmcompute.c", "-shared", "-lole32");

        List<String> said = run(Wine.find().orElseThrow());

        assertThat(said)
                .containsExactly(
                        "first []",
                        "made [4A NAT 172.29.0.0/20 172.29.0.1]",
                        "same name true",
                        "then [4A NAT 172.29.0.0/20 172.29.0.1]",
                        "last []",
                        "code 80070490");
    }

    private List<String> run(Wine wine) throws IOException, InterruptedException {
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Wine.path(Path.of(entry)))
                .collect(Collectors.joining(";"));
        Path arguments = Files.write(
                dir.resolve("arguments"),
                Stream.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djna.library.path=" + Wine.path(dir),
                                "-cp",
                                path,
                                NetworksInWine.class.getName())
                        .map(word -> '"' + word.replace("\\", "\\\\") + '"')
                        .toList());
        Path output = dir.resolve("output");
        Process java = wine.java(List.of("@" + Wine.path(arguments)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        java.waitFor();
        return Files.readString(output, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("OpenJDK 64-Bit Server VM warning"))
                .toList();
    }
}
