package dev.keadm.windows.host;

import dev.keadm.host.Processes;
import dev.keadm.host.ProcessesContract;
import dev.keadm.wine.OnWindows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

@OnWindows
class WindowsProcessesTest extends ProcessesContract {
    private final List<Process> started = new ArrayList<>();

    @Override
    protected Processes processes() {
        return new WindowsProcesses();
    }

    @Override
    protected String program() {
        return "java";
    }

    @Override
    protected boolean showsArguments() {
        return false;
    }

    /** It waits for its standard input to end. */
    @Override
    protected long sleeper() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java.exe")
                                .toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName(),
                        "3210")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process.pid();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    /** Run in a process of its own. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] words) throws Exception {
            System.exit(System.in.read());
        }
    }
}
