package dev.keadm.wine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * What became of a test in the other Java; a line of a file between the two.
 *
 * @param detail the stack trace of a failure, the reason of a skip
 */
record WindowsTestResult(Outcome outcome, String name, String detail) {
    enum Outcome {
        PASSED,
        SKIPPED,
        FAILED
    }

    String line() {
        return outcome + "\t" + encoded(name) + "\t" + encoded(detail) + "\n";
    }

    static List<WindowsTestResult> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(line -> line.split("\t", -1))
                .map(parts -> new WindowsTestResult(Outcome.valueOf(parts[0]), decoded(parts[1]), decoded(parts[2])))
                .toList();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
