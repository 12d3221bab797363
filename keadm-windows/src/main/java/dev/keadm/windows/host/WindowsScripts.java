package dev.keadm.windows.host;

import dev.keadm.host.ScriptProcess;
import dev.keadm.host.Scripts;
import dev.keadm.windows.jna.KnownFolders;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** By the ending of their name: PowerShell scripts, and those of the command prompt. */
public final class WindowsScripts implements Scripts {
    @Override
    public int run(Path script, Consumer<String> output) throws IOException, InterruptedException {
        if (!Files.isRegularFile(script)) {
            throw new NoSuchFileException(script.toString(), null, "there is no such script");
        }
        return new ScriptProcess(command(script.toAbsolutePath()), new File("NUL"), charset()).run(output);
    }

    /** Programs by their whole paths: what a search path leads to is anybody's. */
    static List<String> command(Path script) throws IOException {
        Path system = Path.of(KnownFolders.system());
        String name = script.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ps1")) {
            return List.of(
                    system.resolve("WindowsPowerShell\\v1.0\\powershell.exe").toString(),
                    "-NoProfile",
                    "-NonInteractive",
                    "-ExecutionPolicy",
                    "Bypass",
                    "-File",
                    script.toString());
        }
        if (name.endsWith(".cmd") || name.endsWith(".bat")) {
            return List.of(system.resolve("cmd.exe").toString(), "/d", "/s", "/c", quoted(script));
        }
        throw new IOException(script + " is neither a .ps1 nor a .cmd or .bat script");
    }

    /**
     * In quotes no blank, {@code &} or {@code ^} means anything to the command prompt, which takes the outer ones away with
     * {@code /s}. Java hands a word on as it is that has quotes around it.
     */
    private static String quoted(Path script) {
        return "\"\"" + script + "\"\"";
    }

    /** What programs write that know nothing of the console. */
    private static Charset charset() {
        String encoding = System.getProperty("native.encoding", "UTF-8");
        return Charset.isSupported(encoding) ? Charset.forName(encoding) : Charset.defaultCharset();
    }
}
