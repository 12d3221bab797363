package dev.keadm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be told of the PowerShell scripts without PowerShell: that they fit this keadm, and that every PowerShell can
 * read them. That they work is for {@code scripts/tests} to show, with Pester on Windows.
 */
final class PowerShellTest {
    private static final Path SCRIPTS = Path.of("../scripts");
    private static final Path MODULE = SCRIPTS.resolve("KubeEdgeNode");

    /** Each function and the command that it runs. */
    private static final Map<String, String> COMMANDS = Map.of(
            "Install-KubeEdgeNode", "join",
            "Uninstall-KubeEdgeNode", "reset",
            "Get-KubeEdgeNode", "status",
            "New-KubeEdgeNodeBundle", "bundle create");

    /** Options of keadm that no function has a parameter for. */
    private static final Map<String, String> NOT_OFFERED = Map.ofEntries(
            Map.entry("--token", "everybody sees a command line: it goes through the environment"),
            Map.entry("--cgroupdriver", "Windows has no cgroups"),
            Map.entry("--pre-run", "a bash script"),
            Map.entry("--post-run", "a bash script"),
            Map.entry("--certPath", "without effect"),
            Map.entry("--tarballpath", "without effect"),
            Map.entry("--image-repository", "without effect"),
            Map.entry("--kubeedge-version", "without effect"),
            Map.entry("--kube-config", "without effect"),
            Map.entry("--force", "another word for --yes"),
            Map.entry("--root", "Windows has one installation a machine"),
            Map.entry("--output", "always json: Invoke-Keadm gives it"),
            Map.entry("--verbose", "stacks of errors are not for objects"),
            Map.entry("--v", "Go's word for --verbose"),
            Map.entry("--no-color", "JSON has none"),
            Map.entry("status --run-log", "a look at the machine is no run"),
            Map.entry("--watch", "a page for people"),
            Map.entry("--help", "Get-Help"));

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SCRIPTS)) {
            return all.filter(file -> file.toString().matches(".*\\.ps(1|m1|d1)")).sorted().toList().stream();
        }
    }

    static Stream<String> functions() throws IOException {
        return names(MODULE.resolve("Public")).stream();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString().replace(".ps1", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static String function(String name) throws IOException {
        return text(MODULE.resolve("Public/" + name + ".ps1"));
    }

    private static Set<String> find(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Windows PowerShell reads a file without a byte order mark as ANSI, and {@code irm | iex} stumbles over one with it. */
    @ParameterizedTest
    @MethodSource("files")
    void shouldBeAsciiWithEndsOfOneKind(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);

        assertThat(text.chars().filter(c -> c > 126 || (c < 32 && c != '\n' && c != '\r')))
                .isEmpty();
        assertThat(text).endsWith("\n").doesNotContain("\t", " \n", " \r\n");
        long ends = text.chars().filter(c -> c == '\n').count();
        assertThat(text.split("\r\n", -1).length - 1L).isIn(0L, ends);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r");
    }

    /** What a checkout on Windows and the shipped tree have. */
    @Test
    void shouldBeCheckedOutWithWindowsEnds() throws IOException {
        assertThat(Files.readAllLines(Path.of("../.gitattributes")))
                .containsSubsequence(
                        "*.ps1 text eol=crlf", "*.psm1 text eol=crlf", "*.psd1 text eol=crlf", "scripts/* text eol=lf")
                .containsSubsequence("scripts/* text eol=lf", "scripts/*.ps1 text eol=crlf");
    }

    @Test
    void shouldExportWhatItHas() throws IOException {
        String manifest = text(MODULE.resolve("KubeEdgeNode.psd1"));
        String module = text(MODULE.resolve("KubeEdgeNode.psm1"));
        Set<String> functions = names(MODULE.resolve("Public"));

        assertThat(find("^        '(\\w+-\\w+)'$", manifest)).isEqualTo(functions);
        assertThat(find("^    '(\\w+-\\w+)'$", module)).isEqualTo(functions);
        assertThat(manifest).contains("RootModule           = 'KubeEdgeNode.psm1'", "PowerShellVersion    = '5.1'");
        assertThat(manifest)
                .contains("ModuleVersion        = '" + BuildInfo.read().keadm().replace("-SNAPSHOT", "") + "'");
    }

    @Test
    void shouldHaveOneFunctionAFileOfItsName() throws IOException {
        for (String folder : List.of("Public", "Private")) {
            for (String name : names(MODULE.resolve(folder))) {
                String text = text(MODULE.resolve(folder + "/" + name + ".ps1"));
                assertThat(find("^function ([\\w-]+)", text)).containsExactly(name);
                assertThat(text).contains(".SYNOPSIS").endsWith("\n}\n");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void shouldHelp(String name) throws IOException {
        String text = function(name);

        assertThat(text).contains(".SYNOPSIS", ".DESCRIPTION", ".EXAMPLE", ".OUTPUTS", "[OutputType(");
        assertThat(find("^    \\.PARAMETER (\\w+)$", text)).isEqualTo(find("^        \\[[^\\n]*\\] \\$(\\w+)", text));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void shouldOfferEveryOptionAndNoOther(String name) throws IOException {
        String text = function(name);
        if (name.startsWith("Test-")) {
            assertThat(text).contains("Get-KubeEdgeNode -KeadmPath $KeadmPath");
            return;
        }
        String command = Objects.requireNonNull(COMMANDS.get(name));
        String words = "-Command '" + String.join("', '", command.split(" ")) + "' ";
        assertThat(text).contains(words);
        String[] help = Stream.concat(Stream.of(command.split(" ")), Stream.of("--help"))
                .toArray(String[]::new);
        Set<String> known = find("^ +(?:-\\w, )?(--[\\w-]+)", Run.of(help).out());
        Set<String> given = find("'(--[\\w-]+)'", text);

        assertThat(given).isSubsetOf(known).doesNotContainAnyElementsOf(NOT_OFFERED.keySet());
        assertThat(known)
                .allSatisfy(option -> assertThat(given.contains(option)
                                || NOT_OFFERED.containsKey(option)
                                || NOT_OFFERED.containsKey(command + " " + option))
                        .as(option + " of keadm " + command)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void shouldPlanOnlyWithWhatIf(String name) throws IOException {
        boolean changes = name.matches("(Install|Uninstall|New)-.*");

        assertThat(function(name).contains("SupportsShouldProcess")).isEqualTo(changes);
        assertThat(function(name).contains("Format-KeadmOption '--dry-run' ([bool]$WhatIfPreference)"))
                .isEqualTo(changes);
        assertThat(function(name).contains("$PSCmdlet.ShouldProcess(")).isEqualTo(changes);
    }

    /** A value of another kind than keadm knows would only be refused when it runs. */
    @Test
    void shouldOfferTheChoicesThatKeadmHas() {
        for (String choice : List.of("--reboot=never", "--reboot=auto", "--isolation=process", "--isolation=hyperv")) {
            assertThat(Run.of("join", "-e", "a:1", choice)).isEqualTo(new Run(0, "", ""));
        }
        assertThat(Run.of("join", "-e", "a:1", "--hub-protocol=websocket").code())
                .isZero();
        for (String system : List.of("linux", "windows")) {
            assertThat(Run.of("bundle", "create", "x", "--os=" + system, "--arch=amd64")
                            .code())
                    .isZero();
        }
    }

    /** The module hands options over like this: nothing in a value means anything. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows refuses quotes in a path")
    void shouldTakeArgumentsFromAFile() throws IOException {
        Path list = Files.createTempFile("keadm", ".args");
        try {
            Files.write(
                    list,
                    List.of(
                            "--cloudcore-ipport=a:10000",
                            "--bundle=D:\\my files & more\\\"100%\" #1.bundle\\",
                            "--labels=zone=a",
                            "--output=json"));
            RecordingOperations operations = new RecordingOperations();

            assertThat(Run.on(operations, "join", "@" + list).code()).isZero();

            assertThat(operations.join().downloads().bundle())
                    .contains(Path.of("D:\\my files & more\\\"100%\" #1.bundle\\"));
            assertThat(operations.join().node().labels()).hasToString("[zone=a]");
        } finally {
            Files.delete(list);
        }
    }

    @Test
    void shouldEndNoShellThatReadsTheInstaller() throws IOException {
        String text = text(SCRIPTS.resolve("install.ps1"));

        // read with irm | iex and cut off, it must run nothing: all is in functions, called by the last line
        List<String> lines = text.lines().toList();
        assertThat(lines.getLast()).startsWith("Invoke-KeadmBootstrap -AsFile (");
        String help = text.substring(0, text.indexOf("#>"));
        String code = text.substring(help.length());
        assertThat(find("^(\\S.*)$", code).stream()
                        .filter(line ->
                                !line.matches("#>|#Requires .*|\\[CmdletBinding\\(\\)]|param\\(|\\)|function .*|}")))
                .containsExactly(lines.getLast());
        assertThat(find("^ *(exit\\b.*)$", code)).containsExactly("exit [int]$code");
        assertThat(code).contains("    if ($AsFile) {\n        exit [int]$code\n    }");
        assertThat(code).doesNotContain("$PSScriptRoot");
        assertThat(find("^\\.PARAMETER (\\w+)$", help)).isEqualTo(find("^    \\[[^\\n]*\\] \\$(\\w+)", code));
        assertThat(find("(KEADM_[A-Z0-9_]+)", help)).isSubsetOf(find("(KEADM_[A-Z0-9_]+)", code));
    }
}
