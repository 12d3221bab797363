package dev.keadm.host.linux;

import dev.keadm.host.ScriptProcess;
import dev.keadm.host.Scripts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** As Go keadm runs them: {@code /bin/bash SCRIPT}. */
public final class BashScripts implements Scripts {
    @Override
    public int run(Path script, Consumer<String> output) throws IOException, InterruptedException {
        if (!Files.isRegularFile(script)) {
            throw new NoSuchFileException(script.toString(), null, "there is no such script");
        }
        List<String> command = List.of("/bin/bash", script.toString());
        return new ScriptProcess(command, new File("/dev/null"), StandardCharsets.UTF_8).run(output);
    }
}
