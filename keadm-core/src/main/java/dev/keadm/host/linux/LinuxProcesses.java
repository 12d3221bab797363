package dev.keadm.host.linux;

import dev.keadm.host.Processes;
import dev.keadm.host.RunningProcess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Processes from {@code /proc}. One that has ended and waits for its parent to ask for its exit code is gone.
 *
 * <p>A process is told by its start in clock ticks since the boot, and the boot's id: the clock of the machine may jump.
 */
public final class LinuxProcesses implements Processes {
    private static final Path PROC = Path.of("/proc");
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    /** Fields of {@code stat} behind the program's name, as proc(5) counts them: state is the 3rd, start the 22nd. */
    private static final int STATE = 0;

    private static final int START = 22 - 3;

    @Override
    public Optional<RunningProcess> find(long pid) throws IOException {
        Path folder = PROC.resolve(Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return ended
                    ? Optional.empty()
                    : Optional.of(new RunningProcess(pid, fields[START] + "@" + boot(), command(folder)));
        } catch (NoSuchFileException | FileNotFoundException _) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            if (Files.exists(folder)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public List<RunningProcess> named(String program) throws IOException {
        List<RunningProcess> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                find(Long.parseLong(String.valueOf(folder.getFileName())))
                        .filter(process -> isNamed(folder, process, program))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public void stop(RunningProcess process, Duration deadline) throws IOException, InterruptedException {
        signal(process, false);
        if (Wait.until(deadline, () -> gone(process))) {
            return;
        }
        signal(process, true);
        if (!Wait.until(AFTER_KILL, () -> gone(process))) {
            throw new IOException("Process " + process.pid() + " does not end, though it was killed");
        }
    }

    /** Asks it to end, and does not wait. */
    void terminate(RunningProcess process) throws IOException {
        signal(process, false);
    }

    /** Whether it has ended, or its number is another one's now. */
    boolean gone(RunningProcess process) throws IOException {
        return find(process.pid())
                .filter(now -> now.started().equals(process.started()))
                .isEmpty();
    }

    /** The handle knows the start too, so between this look and the signal no other process can take the number. */
    private void signal(RunningProcess process, boolean kill) throws IOException {
        Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
        if (handle.isEmpty() || gone(process)) {
            return;
        }
        boolean sent = kill ? handle.get().destroyForcibly() : handle.get().destroy();
        if (!sent && !gone(process)) {
            throw new IOException("Cannot send a signal to process " + process.pid() + ": not permitted");
        }
    }

    private static List<String> command(Path folder) throws IOException {
        String line = new String(Files.readAllBytes(folder.resolve("cmdline")), StandardCharsets.UTF_8);
        String words = line.endsWith("\0") ? line.substring(0, line.length() - 1) : line;
        return words.isEmpty() ? List.of() : Arrays.asList(words.split("\0", -1));
    }

    private static boolean isNamed(Path folder, RunningProcess process, String program) {
        List<String> command = process.command();
        return (!command.isEmpty() && hasName(Path.of(command.getFirst()), program))
                || executable(folder).filter(path -> hasName(path, program)).isPresent();
    }

    /** Other users' programs may not be seen; then only the command line tells. */
    private static Optional<Path> executable(Path folder) {
        try {
            return Optional.of(Files.readSymbolicLink(folder.resolve("exe")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean hasName(Path path, String program) {
        return path.getFileName() != null && path.getFileName().toString().equals(program);
    }

    private static String boot() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }
}
