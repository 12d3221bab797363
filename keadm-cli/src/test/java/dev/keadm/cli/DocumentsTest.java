package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.error.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents claim and a program can look up. */
final class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    /** {@code return "token";}, in {@code id()} only, or the constant that it returns. */
    private static final Pattern CHECK_ID =
            Pattern.compile("(?:String id\\(\\) \\{\\s+return |String ID = )\"([a-z-]+)\"");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String module :
                List.of("keadm-core", "keadm-windows", "keadm-cli", "edgecore-runtime", "sandbox-cloud", "release")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith("Test.java"))
                        .forEach(name -> tests.add(name.replace(".java", "")));
            }
        }
        return tests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/comparison.md", "docs/windows-verification.md"})
    void shouldNameTestsThatAreThere(String file) throws IOException {
        List<String> named = TEST.matcher(text(file))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(tests()).containsAll(named);
    }

    /** A claim without a test is none. */
    @Test
    void shouldShowEveryRowOfTheComparison() throws IOException {
        List<String[]> rows = text("docs/comparison.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --- "))
                .map(line -> line.substring(1).split("\\|", -1))
                .filter(cells -> !cells[0].isBlank())
                .toList();

        assertThat(rows).hasSize(40).allSatisfy(cells -> {
            assertThat(cells).hasSize(5);
            boolean claimed = cells[1].strip().matches("(yes|partly).*");
            assertThat(cells[1].strip()).matches("(yes|partly|later|deliberately not)\\b.*");
            assertThat(!claimed || TEST.matcher(cells[2]).find()).as(cells[0]).isTrue();
            assertThat(cells[3].strip().split(" ", -1)).as(cells[0]).hasSize(10);
        });
    }

    @Test
    void shouldDocumentEveryExitCode() throws IOException {
        Set<String> codes = Arrays.stream(ExitCode.values())
                .map(code -> Integer.toString(code.number()))
                .collect(Collectors.toSet());

        Set<String> documented = Pattern.compile("(?m)^\\| (\\d+) \\|")
                .matcher(text("README.md"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(codes);
    }

    /** Each step by the first word of its sentence; the golden plans are held against the steps themselves. */
    @Test
    void shouldShowTheStepsOfAJoinInTheirOrder() throws IOException {
        List<String> shown = Pattern.compile("(?m)^ +\\d+\\. (?:to do|already done) +(\\S+)")
                .matcher(text("README.md"))
                .results()
                .map(match -> match.group(1))
                .toList();
        // the machine of the transcript has a network for pods, which the bare one lacks
        List<String> steps = Pattern.compile("(?m)^CHANGE ([\\w-]+): (\\S+)")
                .matcher(text("keadm-core/src/test/resources/golden/join/bare-machine.txt"))
                .results()
                .map(match -> match.group(1).equals("write-cni-config") ? "containerd" : match.group(2))
                .toList();

        assertThat(shown).isEqualTo(steps);
    }

    /** An id is what a user gives to {@code --ignore-preflight-errors}. */
    @Test
    void shouldDocumentEveryCheck() throws IOException {
        String windows = text("docs/windows.md");
        String table = windows.substring(windows.indexOf("| id | looked at |"), windows.indexOf("`--smoke-test` runs"));

        assertThat(checks())
                .hasSizeGreaterThan(30)
                .allSatisfy(id -> assertThat(table).contains("`" + id + "`"));
    }

    /** What the id() and ids() of each check name, by the sources: most classes are their packages' own. */
    private static Set<String> checks() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String module : List.of("keadm-core", "keadm-windows")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    if (source.contains("implements Check ")) {
                        CHECK_ID.matcher(source).results().forEach(match -> ids.add(match.group(1)));
                    }
                }
            }
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/windows.md",
                "docs/comparison.md",
                "docs/windows-verification.md",
                "docs/adr/README.md"
            })
    void shouldLinkToWhatIsThere(String file) throws IOException {
        assertThat(LINK.matcher(text(file)).results().map(match -> match.group(1)))
                .allSatisfy(link ->
                        assertThat(ROOT.resolve(file).resolveSibling(link)).exists());
    }
}
