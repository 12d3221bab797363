package dev.keadm.pki;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real CloudCore on loopback, asked for its token the way an administrator does. */
public final class CloudCorePeer {
    private static final Path SCRIPT =
            Path.of(System.getenv().getOrDefault("PEERS_SCRIPTS", "../../shared/peers"), "cloud.sh");

    private CloudCorePeer() {}

    /** Skips the test, and says so, when there is none. */
    public static String token() throws IOException, InterruptedException {
        assumeTrue(Files.exists(SCRIPT), "skipped: no " + SCRIPT + " here to find a real CloudCore with");
        Process process = new ProcessBuilder("bash", SCRIPT.toString(), "token")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assumeTrue(
                process.waitFor() == 0 && token.contains("."),
                "skipped: no real CloudCore is up (shared/peers/cloud.sh up)");
        return token;
    }
}
