package dev.keadm.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.error.KeadmException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSourceTest {
    private static final Instant FILE = Instant.ofEpochSecond(1_900_000_001);
    private static final Instant ENVIRONMENT = Instant.ofEpochSecond(1_900_000_002);
    private static final Instant OPTION = Instant.ofEpochSecond(1_900_000_003);

    @TempDir
    Path folder;

    @Test
    void shouldPreferWhatIsTyped() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), Tokens.expiringAt(FILE) + "\n");
        TokenSource source = source(Map.of(TokenSource.VARIABLE, Tokens.expiringAt(ENVIRONMENT)), "");

        assertThat(expiry(source.find(file.toString(), null))).contains(FILE);
        assertThat(expiry(source.find(null, Tokens.expiringAt(OPTION)))).contains(OPTION);
        assertThat(expiry(source.find(null, ""))).contains(ENVIRONMENT);
        assertThat(source(Map.of(), "").find(null, null)).isEmpty();
        assertThatThrownBy(() -> source.find(file.toString(), Tokens.expiringAt(OPTION)))
                .isInstanceOf(KeadmException.class)
                .hasMessage("--token-file and --token were both given.");
    }

    @Test
    void shouldNameWhereAMalformedTokenCameFrom() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "x");
        TokenSource source = source(Map.of(TokenSource.VARIABLE, "x"), "");

        assertThatThrownBy(() -> source.find(file.toString(), null))
                .hasMessageStartingWith("The token file '" + file + "' is malformed: ");
        assertThatThrownBy(() -> source.find(null, "x"))
                .hasMessageStartingWith("The token given with --token is malformed: ");
        assertThatThrownBy(() -> source.find(null, null))
                .hasMessageStartingWith("The token in KEADM_TOKEN is malformed: ");
    }

    @Test
    void shouldReadStandardInputForADash() {
        assertThat(expiry(source(Map.of(), Tokens.expiringAt(FILE)).find("-", null)))
                .contains(FILE);
    }

    /** {@code > file} and {@code Set-Content -Encoding UTF8} of Windows PowerShell 5.1. */
    @Test
    void shouldReadWhatWindowsPowerShellWrites() throws IOException {
        String line = "\uFEFF" + Tokens.expiringAt(FILE) + "\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            Path file = Files.write(folder.resolve("token"), line.getBytes(charset));

            assertThat(expiry(source(Map.of(), "").find(file.toString(), null))).contains(FILE);
        }
    }

    @Test
    void shouldNameTheFileThatCannotBeRead() {
        assertThatThrownBy(
                        () -> source(Map.of(), "").find(folder.resolve("none").toString(), null))
                .isInstanceOf(KeadmException.class)
                .hasMessageContaining("'" + folder.resolve("none") + "': it does not exist.");
    }

    @Test
    void shouldRefuseAnEmptyAndAnEndlessFile() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThatThrownBy(() -> source(Map.of(), "").find(empty.toString(), null))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> source(Map.of(), "x".repeat(20_000)).find("-", null))
                .hasMessageContaining("no token");
    }

    private static TokenSource source(Map<String, String> environment, String input) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return new TokenSource(environment, in);
    }

    private static Optional<Instant> expiry(Optional<JoinToken> token) {
        return token.flatMap(JoinToken::expiry);
    }
}
