package dev.keadm.workflow;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time in one folder. The system holds the lock and drops it with the process, however that ends, so it
 * never has to be broken. The file says who holds it, for people.
 *
 * <p>On Linux a process loses the lock when it closes any other handle on the file, so the holder never opens it again.
 * The locked byte lies far behind the text: on Windows locked bytes cannot be read by others.
 */
final class WorkflowLock implements AutoCloseable {
    static final String NAME = "keadm.lock";

    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private WorkflowLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Empty when the file was removed by its last holder in the meantime: the caller makes the folder and tries again.
     *
     * @throws KeadmException {@link ErrorCode#BUSY} when another run holds it
     */
    static Optional<WorkflowLock> take(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            Object before = create(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                lock(channel, folder, file);
                if (Objects.equals(before, key(file))) {
                    sign(channel);
                    return Optional.of(new WorkflowLock(channel));
                }
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            channel.close();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether another run is at work there now. */
    static boolean held(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE)) {
            return channel.tryLock(LOCKED_BYTE, 1, false) == null;
        } catch (OverlappingFileLockException _) {
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /** Returns what tells the file from another one of its name. */
    private static @Nullable Object create(Path file) throws IOException {
        try {
            PrivateFiles.create(file);
        } catch (FileAlreadyExistsException _) {
            return key(file);
        }
        return key(file);
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static void lock(FileChannel channel, Path folder, Path file) throws IOException {
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw busy(folder, holder(file));
            }
        } catch (OverlappingFileLockException _) {
            throw busy(folder, "this very process");
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        String pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static KeadmException busy(Path folder, String holder) {
        return new KeadmException(
                ErrorCode.BUSY,
                "Another run of keadm (" + holder + ") is at work on '" + folder + "'",
                "Wait until it has ended, then run the same command again.");
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        return pid.isEmpty() ? "it has just begun" : "process " + pid;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
