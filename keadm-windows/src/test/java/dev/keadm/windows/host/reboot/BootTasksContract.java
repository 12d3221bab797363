package dev.keadm.windows.host.reboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link BootTasks} keeps. */
abstract class BootTasksContract {
    private static final String NAME = "keadm contract";

    protected abstract BootTasks tasks() throws IOException;

    @AfterEach
    void removeTask() throws IOException, InterruptedException {
        tasks().remove(NAME);
    }

    private static BootTask task(String description) {
        return new BootTask(
                NAME,
                description,
                Path.of("C:\\Windows\\System32\\cmd.exe"),
                List.of("/c", "exit 0"),
                Path.of("C:\\Windows"));
    }

    @Test
    void shouldRegisterReplaceAndRemove() throws IOException, InterruptedException {
        assertThat(tasks().exists(NAME)).isFalse();

        tasks().register(task("one"));
        assertThat(tasks().exists(NAME)).isTrue();
        tasks().register(task("Grüße, <two> & more"));
        assertThat(tasks().exists(NAME)).isTrue();

        tasks().remove(NAME);
        assertThat(tasks().exists(NAME)).isFalse();
    }

    @Test
    void shouldRemoveNothingWhereNothingIs() throws IOException, InterruptedException {
        tasks().remove(NAME);

        assertThat(tasks().exists(NAME)).isFalse();
    }
}
