package dev.keadm.token;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a token comes from: {@code --token-file} ({@code -}: standard input), {@code --token}, which can be seen by
 * everybody who lists processes, or the environment.
 */
public final class TokenSource {
    public static final String VARIABLE = "KEADM_TOKEN";

    /** A token is a few hundred bytes; what is longer is another file. */
    private static final int LARGEST = 16 * 1024;

    private final Map<String, String> environment;
    private final InputStream standardInput;

    public TokenSource(Map<String, String> environment, InputStream standardInput) {
        this.environment = environment;
        this.standardInput = standardInput;
    }

    /**
     * {@code file} or {@code option}, else the environment: what is typed wins. Empty when none is there.
     *
     * @param file value of {@code --token-file}, {@code -} for standard input
     * @param option value of {@code --token}
     * @throws KeadmException ({@code USAGE}) when both are given, the file cannot be read, holds nothing or no token
     */
    public Optional<JoinToken> find(@Nullable String file, @Nullable String option) {
        Optional<String> typed = Optional.ofNullable(option).filter(text -> !text.isBlank());
        if (file != null && typed.isPresent()) {
            throw new KeadmException(
                    ErrorCode.USAGE, "--token-file and --token were both given.", "Leave one of them out.");
        }
        if (file != null) {
            return Optional.of(parse(read(file), "The token file '" + file + "'"));
        }
        if (typed.isPresent()) {
            return typed.map(text -> JoinToken.parse(text, "The token given with --token"));
        }
        String variable = environment.get(VARIABLE);
        return variable == null || variable.isBlank()
                ? Optional.empty()
                : Optional.of(JoinToken.parse(variable, "The token in " + VARIABLE));
    }

    private String read(String file) {
        try (InputStream in = file.equals("-") ? standardInput : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new KeadmException(
                        ErrorCode.USAGE,
                        "The token file '" + file + "' is longer than " + LARGEST + " bytes, so it is no token.",
                        "Name a file that holds nothing but the token.");
            }
            return text(bytes);
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "Cannot read the token file " + Reason.of(e) + ".",
                    "Name a readable file that holds the token, or - for standard input.");
        }
    }

    /** By its byte order mark, if any: what Windows PowerShell redirects into a file is UTF-16. */
    private static String text(byte[] bytes) {
        boolean utf16 = bytes.length >= 2
                && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                        || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
        String text = new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static JoinToken parse(String text, String source) {
        if (text.isBlank()) {
            throw new KeadmException(
                    ErrorCode.USAGE, source + " is empty.", "Write the token into it: keadm gettoken prints one.");
        }
        return JoinToken.parse(text, source);
    }
}
