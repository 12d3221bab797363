package dev.keadm.edgecore.edged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables of what Kubernetes' own code answers, one case a line, fields by tabs. */
public final class Golden {
    private Golden() {}

    /** Each row has at least {@code columns} fields, missing ones empty. */
    public static List<List<String>> rows(String name, int columns) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> Arrays.asList(Arrays.copyOf(line.split("\t", -1), columns)))
                    .map(row -> row.stream()
                            .map(field -> field == null ? "" : field)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
