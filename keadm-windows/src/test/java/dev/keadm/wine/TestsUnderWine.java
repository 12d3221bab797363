package dev.keadm.wine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the module's tests with {@link OnWindows} in one Java inside Wine. A module has a subclass of it, which says by
 * its place which module. {@code -Dwine.tests=REGEX} picks classes by their full names.
 */
@Tag("windows")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there they run by themselves")
public abstract class TestsUnderWine {
    private static final long LIMIT_MINUTES = 10;

    @TempDir
    Path folder;

    /** Variables for the Java inside Wine; asked for when Wine is there. */
    protected Map<String, String> environment() throws Exception {
        return Map.of();
    }

    /** A regular expression of the classes to run, by their full names. */
    protected String classNames() {
        return System.getProperty("wine.tests", ".*");
    }

    @TestFactory
    Stream<DynamicTest> run() throws Exception {
        assumeTrue(Wine.find().isPresent(), Wine.MISSING);
        Path results = folder.resolve("results");
        Path output = folder.resolve("output");
        ProcessBuilder builder = Wine.find()
                .orElseThrow()
                .java(List.of("@" + Wine.path(arguments(results))))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment());
        Process java = builder.start();
        boolean ended = java.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        java.destroyForcibly();
        List<WindowsTestResult> found = Files.exists(results) ? WindowsTestResult.read(results) : List.of();
        Stream<DynamicTest> tests = found.stream().map(TestsUnderWine::test);
        return Stream.concat(Stream.of(dynamicTest("Java ran in Wine", () -> ran(ended, java, output, found))), tests);
    }

    private static void ran(boolean ended, Process java, Path output, List<WindowsTestResult> found)
            throws IOException {
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended) {
            fail("It did not end within " + LIMIT_MINUTES + " minutes:\n" + said);
        }
        if (java.exitValue() != 0 || found.isEmpty()) {
            fail("It ended with " + java.exitValue() + " after " + found.size() + " tests:\n" + said);
        }
    }

    private static DynamicTest test(WindowsTestResult result) {
        return dynamicTest(result.name(), () -> {
            switch (result.outcome()) {
                case PASSED -> {}
                case SKIPPED -> abort(result.detail());
                case FAILED -> fail(result.detail());
            }
        });
    }

    /** An argument file, because Windows' command lines are short. */
    private Path arguments(Path results) throws IOException, URISyntaxException {
        List<String> words = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Wine.path(Path.of(entry)))
                        .collect(Collectors.joining(";")),
                WindowsTestRun.class.getName(),
                Wine.path(classes()),
                Wine.path(results),
                classNames()));
        return Files.write(
                folder.resolve("arguments"),
                words.stream()
                        .map(word -> '"' + word.replace("\\", "\\\\") + '"')
                        .toList());
    }

    private Path classes() throws URISyntaxException {
        return Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
