package dev.keadm.windows.host.reboot;

import dev.keadm.wine.OnWindows;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@OnWindows
class ScheduledBootTasksTest extends BootTasksContract {
    @TempDir
    Path scratch;

    @Override
    protected BootTasks tasks() {
        return new ScheduledBootTasks(Path.of(System.getenv("SystemRoot"), "System32"), scratch);
    }
}
