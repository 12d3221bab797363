package dev.keadm.edgecore.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log of another program that never closes it and, on Windows, does not let it be renamed: it is copied and then cut to
 * nothing. That program must have opened it to append, as containerd does; what it writes between the two is lost.
 *
 * @param limit in bytes, up to which it may grow
 * @param kept how many older ones stay: {@code containerd.log.1} is the newest
 */
record CopiedLog(Path file, long limit, int kept) {
    /** Whether it was over the limit, and is empty now. */
    boolean rotate() throws IOException {
        long size;
        try {
            size = Files.size(file);
        } catch (NoSuchFileException _) {
            return false;
        }
        if (size <= limit) {
            return false;
        }
        for (int number = kept; number > 1; number--) {
            if (Files.exists(older(number - 1))) {
                Files.move(older(number - 1), older(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(file, older(1), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        return true;
    }

    private Path older(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
