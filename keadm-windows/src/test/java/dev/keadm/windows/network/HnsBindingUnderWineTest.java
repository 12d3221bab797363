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
        Path library = Files.copy(standIn(), wine().onDriveC("C:\\windows\\system32\\vmcompute.dll"));
        List<String> said;
        try {
            said = run(NetworksInWine.class);
        } finally {
            Files.delete(library);
        }

        assertThat(said)
                .containsExactly(
                        "first []",
                        "made [4A NAT 172.29.0.0/20 172.29.0.1]",
                        "same name true",
                        "then [4A NAT 172.29.0.0/20 172.29.0.1]",
                        "last []",
                        "code 80070490");
    }

    /** Where anybody may write, nobody puts a library into an administrator's process. */
    @Test
    void shouldTakeLibrariesFromTheFolderOfTheSystemOnly() throws Exception {
        Path planted = standIn();
        for (String name : List.of("vmcompute.dll", "DismApi.dll", "computestorage.dll")) {
            assertThat(wine().onDriveC("C:\\windows\\system32").resolve(name)).doesNotExist();
            Files.copy(planted, dir.resolve(name));
        }

        assertThat(run(LibrariesInWine.class)).containsExactly("layers false", "networks 126", "features 126");
    }

    private static Wine wine() {
        assumeTrue(Wine.find().isPresent(), Wine.MISSING);
        return Wine.find().orElseThrow();
    }

    private Path standIn() throws IOException, InterruptedException {
        Mingw.orSkip();
        Path library = dir.resolve("stand-in.dll");
        Mingw.compile(library, "vmcompute.c", "-shared", "-lole32");
        return library;
    }

    private List<String> run(Class<?> program) throws IOException, InterruptedException {
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
                                program.getName())
                        .map(word -> '"' + word.replace("\\", "\\\\") + '"')
                        .toList());
        Path output = dir.resolve("output");
        Process java = wine().java(List.of("@" + Wine.path(arguments)))
                .directory(dir.toFile())
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
