package dev.keadm.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;

/**
 * The program that runs a script, to its end.
 *
 * @param empty what stands for an empty standard input
 * @param charset what it prints in
 */
public record ScriptProcess(List<String> command, File empty, Charset charset) {
    /**
     * @param output told each line of its two outputs
     * @return its exit code
     */
    public int run(Consumer<String> output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(empty))
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), charset))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.accept(line);
            }
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }
}
