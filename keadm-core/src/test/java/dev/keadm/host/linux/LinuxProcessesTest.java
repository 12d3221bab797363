package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.Processes;
import dev.keadm.host.ProcessesContract;
import dev.keadm.host.RunningProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxProcessesTest extends ProcessesContract {
    private final LinuxProcesses processes = new LinuxProcesses();

    @Override
    protected Processes processes() {
        return processes;
    }

    @Override
    protected long sleeper() throws Exception {
        return started("sleep", "3210").pid();
    }

    @Test
    void shouldKillAProcessThatDoesNotListen() throws Exception {
        Process shell = started("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done");
        assertThat(shell.inputReader().readLine()).isEqualTo("ready");
        RunningProcess process = processes.find(shell.pid()).orElseThrow();

        processes.stop(process, Duration.ofMillis(300));

        assertThat(processes.find(shell.pid())).isEmpty();
    }

    private static Process started(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        String program = command[0];
        assertThat(Wait.until(
                        Duration.ofSeconds(5),
                        () -> new LinuxProcesses()
                                .find(process.pid())
                                .filter(found -> found.command().getFirst().equals(program))
                                .isPresent()))
                .isTrue();
        return process;
    }
}
