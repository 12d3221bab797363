package dev.keadm.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs scripts that the user gave, in the way that such scripts are run here. */
public interface Scripts {
    /**
     * Runs it to its end, with nothing on standard input.
     *
     * @param output told each line that it prints
     * @return its exit code
     * @throws IOException when it cannot be run at all
     */
    int run(Path script, Consumer<String> output) throws IOException, InterruptedException;
}
