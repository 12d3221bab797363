package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.wine.Wine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The checks with their real adapters, on every Windows that Wine can say it is. Features cannot be looked at there, as Wine
 * has no DISM, which is the finding. Renewed by {@code -Dgolden.update=true}.
 */
@Tag("windows")
@EnabledOnOs(OS.LINUX)
class PreflightUnderWineTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/windows/wine");

    /** The one that everything else in Wine is run as. */
    private static final String USUAL = "server2022";

    @TempDir
    Path folder;

    @AfterAll
    static void becomeTheUsualOneAgain() throws IOException, InterruptedException {
        if (Wine.find().isPresent()) {
            Wine.find().get().identity(USUAL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server2016",
                "server2019",
                "server2022",
                "server2025",
                "win10",
                "win10home",
                "win11",
                "win11next"
            })
    void shouldJudgeTheWindowsThatRuns(String identity) throws Exception {
        assumeTrue(Wine.find().isPresent(), Wine.MISSING);
        Wine wine = Wine.find().orElseThrow();
        wine.identity(identity);

        String findings = findings(wine);

        Path golden = GOLDEN.resolve(identity + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, findings);
        }
        assertThat(findings).isEqualTo(Files.readString(golden));
    }

    private String findings(Wine wine) throws IOException, InterruptedException {
        Path result = folder.resolve("findings");
        Path output = folder.resolve("output");
        Process java = wine.java(List.of("@" + Wine.path(arguments(result))))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = java.waitFor(2, TimeUnit.MINUTES);
        java.destroyForcibly();
        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(java.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(result).replace("\r\n", "\n");
    }

    private Path arguments(Path result) throws IOException {
        List<String> words = List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Wine.path(Path.of(entry)))
                        .collect(Collectors.joining(";")),
                PreflightInWine.class.getName(),
                Wine.path(result));
        return Files.write(
                folder.resolve("arguments"),
                words.stream()
                        .map(word -> '"' + word.replace("\\", "\\\\") + '"')
                        .toList());
    }
}
