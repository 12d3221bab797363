package dev.keadm.windows.host;

import dev.keadm.host.Processes;
import dev.keadm.host.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes by their numbers, told apart by when they were created. Of the command only the program may be seen.
 *
 * <p>Windows has no way to ask a program without a window to end, other than those that it offers itself, as a service
 * does: what is to stop here is ended at once.
 */
public final class WindowsProcesses implements Processes {
    private static final Duration AFTER_END = Duration.ofSeconds(10);
    private static final String ENDING = ".exe";

    @Override
    public Optional<RunningProcess> find(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(WindowsProcesses::described);
    }

    private static RunningProcess described(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return new RunningProcess(
                process.pid(),
                info.startInstant().map(Object::toString).orElse("unknown"),
                info.command().map(List::of).orElse(List.of()));
    }

    @Override
    public List<RunningProcess> named(String program) {
        return ProcessHandle.allProcesses()
                .map(WindowsProcesses::described)
                .filter(process -> process.command().stream().anyMatch(command -> isNamed(command, program)))
                .toList();
    }

    private static boolean isNamed(String command, String program) {
        String name = String.valueOf(Path.of(command).getFileName()).toLowerCase(Locale.ROOT);
        String wanted = program.toLowerCase(Locale.ROOT);
        return name.equals(wanted) || name.equals(wanted + ENDING);
    }

    @Override
    public void stop(RunningProcess process, Duration deadline) throws IOException, InterruptedException {
        Optional<ProcessHandle> handle = ProcessHandle.of(process.pid())
                .filter(ProcessHandle::isAlive)
                .filter(found -> described(found).started().equals(process.started()));
        if (handle.isEmpty()) {
            return;
        }
        boolean _ = handle.get().destroyForcibly();
        try {
            handle.get().onExit().get(AFTER_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("Process " + process.pid() + " does not end: access is denied, or it hangs", e);
        }
    }
}
