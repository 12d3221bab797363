package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told of the pipelines at GitHub without GitHub. */
final class WorkflowFilesTest {
    private static final Path ROOT = Path.of("..");

    private static String text(String file) throws Exception {
        return Files.readString(ROOT.resolve(".github/workflows/" + file));
    }

    private static List<String> find(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.yml", "windows.yml"})
    void shouldBeYamlWithJobs(String file) throws Exception {
        assertThat(YamlReader.read(text(file)))
                .isInstanceOfSatisfying(
                        YamlMap.class,
                        map -> assertThat(map.entries().keySet())
                                .contains("name", "on", "permissions", "concurrency", "jobs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.yml", "windows.yml"})
    void shouldCallWhatIsThere(String file) throws Exception {
        String text = text(file);

        assertThat(find("run: \\|?\\s*(?:\\./)?(scripts/[\\w./-]+)", text))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(ROOT.resolve(script)).isRegularFile());
        assertThat(find("-pl (?:\"!)?([\\w,-]+)", text))
                .flatMap(modules -> List.of(modules.split(",")))
                .allSatisfy(
                        module -> assertThat(ROOT.resolve(module + "/pom.xml")).isRegularFile());
        assertThat(find("uses: (\\S+)", text))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action).matches("actions/[\\w-]+@v\\d+"));
    }
}
