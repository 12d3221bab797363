package dev.keadm.wine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes Windows programs and libraries of the C sources among the tests' resources. */
public final class Mingw {
    private static final Path COMPILER = Path.of("/usr/bin/x86_64-w64-mingw32-gcc");
    private static final List<String> INCLUDED = List.of("pipe.h");

    private Mingw() {}

    /** Ends the test as skipped where there is no compiler. */
    public static void orSkip() {
        assumeTrue(Files.isExecutable(COMPILER), "there is no " + COMPILER);
    }

    /**
     * @param made the program or library
     * @param source its name in the resources' folder {@code wine}
     * @param flags those beside the warnings, which are errors; libraries among them
     */
    public static void compile(Path made, String source, String... flags) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(made.toAbsolutePath().getParent(), "source");
        for (String included : INCLUDED) {
            copy(included, folder);
        }
        List<String> command = new ArrayList<>(List.of(
                COMPILER.toString(),
                "-O2",
                "-Wall",
                "-Werror",
                "-o",
                made.toString(),
                copy(source, folder).toString()));
        command.addAll(List.of(flags));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(source + " does not compile");
        }
    }

    /** As the class path may be a jar's. */
    private static Path copy(String resource, Path folder) throws IOException {
        Path copy = folder.resolve(resource);
        try (InputStream source = Objects.requireNonNull(Mingw.class.getResourceAsStream("/wine/" + resource))) {
            Files.copy(source, copy);
        }
        return copy;
    }
}
