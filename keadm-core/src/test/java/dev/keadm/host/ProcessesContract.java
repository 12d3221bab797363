package dev.keadm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link Processes} keeps. */
public abstract class ProcessesContract {
    protected abstract Processes processes();

    /** Starts {@link #program} so that its last argument is 3210 and it does not end soon, and returns its number. */
    protected abstract long sleeper() throws Exception;

    protected String program() {
        return "sleep";
    }

    /** Whether of a command more than the program may be seen. */
    protected boolean showsArguments() {
        return true;
    }

    @Test
    void shouldFindAProcessByNumberAndName() throws Exception {
        long pid = sleeper();

        RunningProcess process = processes().find(pid).orElseThrow();

        assertThat(process.command().getFirst()).contains(program());
        assertThat(process.command().getLast().equals("3210")).isEqualTo(showsArguments());
        assertThat(processes().find(pid)).contains(process);
        assertThat(processes().named(program())).contains(process);
        assertThat(processes().named("no-such-program")).isEmpty();
        processes().stop(process, Duration.ofSeconds(5));
    }

    @Test
    void shouldStopAProcessOnce() throws Exception {
        RunningProcess process = processes().find(sleeper()).orElseThrow();

        processes().stop(process, Duration.ofSeconds(5));
        processes().stop(process, Duration.ofSeconds(5));

        assertThat(processes().find(process.pid())).isEmpty();
    }

    @Test
    void shouldLeaveAnotherProcessAloneThatHasTheNumberNow() throws Exception {
        RunningProcess process = processes().find(sleeper()).orElseThrow();
        RunningProcess earlier = new RunningProcess(process.pid(), "before", process.command());

        processes().stop(earlier, Duration.ofSeconds(5));

        assertThat(processes().find(process.pid())).contains(process);
        processes().stop(process, Duration.ofSeconds(5));
    }
}
