package dev.keadm.edgecore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.status.AgentStatus;
import dev.keadm.status.AgentStatus.Phase;
import dev.keadm.status.StatusFile;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnWindows
class StatusFileOnWindowsTest {
    @Test
    void shouldBeReplacedWhileAJoinReadsIt(@TempDir Path folder) throws Exception {
        StatusFile file = new StatusFile(folder);
        file.write(status(0));
        AtomicBoolean done = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                try {
                    assertThat(new StatusFile(folder).read()).isPresent();
                    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                } catch (IOException _) {
                    // a reader comes again
                }
            }
        });
        for (int i = 1; i <= 200; i++) {
            file.write(status(i));
        }
        done.set(true);
        reader.join();
        assertThat(file.read()).contains(status(200));
    }

    private static AgentStatus status(long process) {
        return new AgentStatus(Phase.RUNNING, null, null, Instant.EPOCH, "True", "v1", process);
    }
}
