package dev.keadm.edgecore;

import dev.keadm.edgecore.platform.Platform;
import dev.keadm.status.Cause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Held by the one agent that runs on a data folder; the system takes it back from a process that dies. */
final class AgentLock implements AutoCloseable {
    private static final String NAME = "edgecore.lock";

    private final FileChannel channel;

    private AgentLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartException when another agent, of this or of Go's make, runs on the folder or the configuration */
    static AgentLock take(Platform platform, Path dataDirectory, Path configFile) throws StartException {
        Optional<ProcessHandle> other = goAgent(configFile);
        if (other.isPresent()) {
            throw new StartException(
                    Cause.STORE,
                    "Another EdgeCore (process " + other.get().pid() + ") runs with " + configFile
                            + ", or on a system that does not tell with what. Stop it before this one is started.",
                    null);
        }
        Path file = dataDirectory.resolve(NAME);
        try {
            platform.makePrivate(dataDirectory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartException(
                        Cause.STORE,
                        "Another agent runs on " + dataDirectory + ": it holds " + file
                                + ". Stop it before this one is started.",
                        null);
            }
            return new AgentLock(channel);
        } catch (IOException e) {
            throw new StartException(
                    Cause.STORE,
                    "Cannot use the data folder " + dataDirectory + ": " + e.getMessage()
                            + ". Check database.dataSource in " + configFile + ", that folder's owner and the disk.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    /** The Go agent takes no lock; it is known by its program's name and its argument. */
    private static Optional<ProcessHandle> goAgent(Path configFile) {
        String config = configFile.toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info()
                        .command()
                        .filter(command ->
                                Path.of(command).getFileName().toString().startsWith("edgecore"))
                        .isPresent())
                .filter(process -> isOn(config, process.info()))
                .findFirst();
    }

    /** Windows tells nobody's arguments; there the Go agent is a service, of which a machine has one. */
    private static boolean isOn(String config, ProcessHandle.Info process) {
        return process.arguments()
                .map(arguments -> Arrays.stream(arguments)
                        .anyMatch(argument -> argument.equals(config) || argument.endsWith("=" + config)))
                .orElseGet(() -> process.command()
                        .filter(command -> command.endsWith(".exe"))
                        .isPresent());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
