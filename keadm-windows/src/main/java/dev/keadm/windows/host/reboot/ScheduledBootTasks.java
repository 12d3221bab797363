package dev.keadm.windows.host.reboot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Task Scheduler's, through {@code schtasks.exe}: its exit code counts, its words are in the language of the machine. A
 * task is there when its file is.
 *
 * @param system32 {@code C:\Windows\System32}
 * @param scratch a folder that only administrators may write to
 */
public record ScheduledBootTasks(Path system32, Path scratch) implements BootTasks {
    private static final long LIMIT_SECONDS = 60;

    @Override
    public boolean exists(String name) {
        return Files.exists(system32.resolve("Tasks").resolve(name));
    }

    @Override
    public void register(BootTask task) throws IOException, InterruptedException {
        Path xml = scratch.resolve("boot-task.xml");
        try {
            Files.write(xml, ("\uFEFF" + task.xml()).getBytes(StandardCharsets.UTF_16LE));
            run("/Create", "/TN", task.name(), "/XML", xml.toString(), "/F");
        } finally {
            Files.deleteIfExists(xml);
        }
        if (!exists(task.name())) {
            throw new IOException("schtasks.exe registered the task '" + task.name()
                    + "', but there is no file of it in " + system32.resolve("Tasks"));
        }
    }

    @Override
    public void remove(String name) throws IOException, InterruptedException {
        if (exists(name)) {
            run("/Delete", "/TN", name, "/F");
        }
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(system32.resolve("schtasks.exe").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end within " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + process.exitValue());
        }
    }
}
