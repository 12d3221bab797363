package dev.keadm.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Processes that are there because a test says so. */
public final class FakeProcesses implements Processes {
    private final TreeMap<Long, RunningProcess> running = new TreeMap<>();
    private final FakeFaults faults;
    private long nextPid = 1000;

    FakeProcesses(FakeFaults faults) {
        this.faults = faults;
    }

    /** Starts one. */
    public RunningProcess add(String... command) {
        long pid = nextPid++;
        RunningProcess process = new RunningProcess(pid, "start " + pid, List.of(command));
        running.put(pid, process);
        return process;
    }

    /** Lets one end by itself. */
    public void end(long pid) {
        running.remove(pid);
    }

    /** The commands of all, without their numbers: those differ from run to run. */
    List<String> snapshot() {
        return running.values().stream()
                .map(process -> String.join(" ", process.command()))
                .sorted()
                .toList();
    }

    @Override
    public Optional<RunningProcess> find(long pid) {
        return Optional.ofNullable(running.get(pid));
    }

    @Override
    public List<RunningProcess> named(String program) {
        return running.values().stream()
                .filter(process -> process.command().getFirst().equals(program)
                        || process.command().getFirst().endsWith("/" + program))
                .toList();
    }

    @Override
    public void stop(RunningProcess process, Duration deadline) throws IOException, InterruptedException {
        if (process.equals(running.get(process.pid()))) {
            faults.interruptibly("stopProcess", process.command(), () -> running.remove(process.pid()));
        }
    }
}
