package dev.keadm.cli.console;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A question before something that cannot be had back. */
public final class Confirmation {
    private final Streams streams;

    public Confirmation(Streams streams) {
        this.streams = streams;
    }

    /**
     * Asks whether to go on with what the sentences say; not at all when they say nothing.
     *
     * @throws KeadmException ({@code USAGE}) when the answer is not yes, or nobody is there to answer
     */
    public void ask(List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        sentences.forEach(streams.err()::println);
        if (!streams.terminal().getAsBoolean()) {
            throw nobody(); // a pipe may never end
        }
        streams.err().print("Go on? [y/N] ");
        streams.err().flush();
        String answer = read();
        if (answer == null) {
            streams.err().println();
            throw nobody();
        }
        String word = answer.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("y") && !word.equals("yes")) {
            throw new KeadmException(ErrorCode.USAGE, "The answer was not yes, so nothing was done.", "");
        }
    }

    private static KeadmException nobody() {
        return new KeadmException(
                ErrorCode.USAGE,
                "Nobody is there to answer, so nothing was done.",
                "Add --yes to go on without asking.");
    }

    private @Nullable String read() {
        try {
            return new BufferedReader(new InputStreamReader(streams.in(), Charset.defaultCharset())).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the answer from standard input", e);
        }
    }
}
