package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler tells of sources. */
class SourcesTest {
    private static final Path PROJECT = Path.of("..");

    /** One that lies elsewhere is never compiled, and nobody misses it. */
    @Test
    void shouldLieWhereMavenLooksForThem() throws IOException {
        List<String> sources = sources();

        assertThat(sources).hasSizeGreaterThan(500);
        assertThat(sources)
                .allMatch(source ->
                        source.matches("[a-z-]+/src/(main|test)/java/dev/keadm/.+|release/src/build/java/\\w+\\.java"));
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .flatMap(SourcesTest::sources)
                    .toList();
        }
    }

    private static Stream<String> sources(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files
                    .map(file -> PROJECT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".java") && !file.matches("[a-z-]+/target/.+"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
