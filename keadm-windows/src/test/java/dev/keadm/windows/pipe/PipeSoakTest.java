package dev.keadm.windows.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriException.Code;
import dev.keadm.cri.UnixTransports;
import dev.keadm.wine.PipeBridge;
import dev.keadm.wine.Wine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand calls over a pipe whose server dies ten times under them. */
@Tag("windows")
@Tag("peer")
class PipeSoakTest {
    private static final int CALLS = 10_000;
    private static final int KILLS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @TempDir
    private Path folder;

    /** What a run that was broken off left. */
    @AfterEach
    void removeSandboxes() throws CriException {
        if (Wine.find().isPresent()) {
            CriEndpoint endpoint = new CriEndpoint.UnixSocket(LinuxContainerd.socket());
            try (CriClient client = CriClient.to(new UnixTransports().to(endpoint))) {
                for (var sandbox : client.runtime().listPodSandboxes()) {
                    if (sandbox.metadata.namespace.equals("soak")) {
                        client.runtime().stopPodSandbox(sandbox.id);
                        client.runtime().removePodSandbox(sandbox.id);
                    }
                }
            }
        }
    }

    @Test
    void shouldLoseNoReadAndSendNoChangeTwice() throws Exception {
        assumeTrue(Wine.find().isPresent(), Wine.MISSING);
        Wine wine = Wine.find().orElseThrow();
        String pipe = "keadm-soak-" + ProcessHandle.current().pid();
        try (PipeBridge bridge = PipeBridge.start(wine, pipe, LinuxContainerd.socket(), folder)) {
            soak(wine, bridge);
            check(Files.readAllLines(folder.resolve("report")), bridge.requests());
        }
    }

    private static void check(List<String> report, List<String> requests) {
        assertThat(SoakReport.of(report, SoakReport.FAILURE)).isEmpty();
        Map<String, String> changes = SoakReport.changes(report);
        assertThat(SoakReport.fact(report, "reads")).isGreaterThanOrEqualTo(CALLS - changes.size());
        assertThat(changes).hasSizeGreaterThan(CALLS / 50);
        assertThat(SoakReport.fact(report, "connections")).isGreaterThanOrEqualTo(KILLS);
        changes.forEach((name, outcome) -> assertThat(arrivals(requests, name))
                .as("requests about %s, which ended as %s", name, outcome)
                .isBetween(reachedForSure(outcome) ? 1L : 0L, outcome.equals(Code.UNREACHABLE.name()) ? 0L : 1L));
        assertThat(SoakReport.fact(report, "handles.after"))
                .as("handles after %s before", SoakReport.fact(report, "handles.before"))
                .isLessThanOrEqualTo(SoakReport.fact(report, "handles.before"));
    }

    /** A yes or a no came back from the runtime itself. */
    private static boolean reachedForSure(String outcome) {
        return outcome.equals(SoakReport.DONE) || outcome.equals(Code.NOT_FOUND.name());
    }

    private static long arrivals(List<String> requests, String name) {
        return requests.stream()
                .filter(request -> request.contains("\"uid\":\"" + name + "\""))
                .count();
    }

    /** With the output in a file, as what Wine starts beside a program keeps that open. */
    private void soak(Wine wine, PipeBridge bridge) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process java = wine.java(List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        PipeSoak.class.getName(),
                        bridge.endpoint(),
                        String.valueOf(CALLS),
                        Wine.path(folder.resolve("report"))))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            int kills = killWhileItRuns(java, said, bridge);
            assertThat(kills).as(Files.readString(said)).isEqualTo(KILLS);
            assertThat(java.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            java.destroyForcibly();
        }
    }

    private static int killWhileItRuns(Process java, Path said, PipeBridge bridge)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LIMIT);
        int kills = 0;
        while (!java.waitFor(20, TimeUnit.MILLISECONDS)) {
            if (Instant.now().isAfter(deadline)) {
                fail("It did not end within " + LIMIT + ":\n" + Files.readString(said));
            }
            if (kills < KILLS && calls(said) >= (kills + 1) * CALLS / (KILLS + 2)) {
                bridge.kill();
                bridge.restart();
                kills++;
            }
        }
        return kills;
    }

    private static int calls(Path said) throws IOException {
        return Files.readAllLines(said).stream()
                .filter(line -> line.startsWith(PipeSoak.PROGRESS))
                .mapToInt(line -> Integer.parseInt(
                        line.substring(PipeSoak.PROGRESS.length()).strip()))
                .max()
                .orElse(0);
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Wine.path(Path.of(entry)))
                .collect(Collectors.joining(";"));
    }
}
