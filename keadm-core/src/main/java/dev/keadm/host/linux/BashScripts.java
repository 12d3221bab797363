package dev.keadm.host.linux;

import dev.keadm.host.Scripts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** As Go keadm runs them: {@code /bin/bash SCRIPT}. */
public final class BashScripts implements Scripts {
    @Override
    public int run(Path script, Consumer<String> output) throws IOException, InterruptedException {
        if (!Files.isRegularFile(script)) {
            throw new NoSuchFileException(script.toString(), null, "there is no such script");
        }
        Process process = new ProcessBuilder("/bin/bash", script.toString())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.accept(line);
            }
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }
}
