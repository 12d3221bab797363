package dev.keadm.host.linux;

import dev.keadm.host.RunningProcess;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds who listens at a TCP port, as far as this account may see it. */
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    static Optional<RunningProcess> of(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            collect(Path.of(table), port, sockets);
        }
        LinuxProcesses processes = new LinuxProcesses();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path folder : folders) {
                if (holdsOne(folder, sockets)) {
                    return processes.find(Long.parseLong(String.valueOf(folder.getFileName())));
                }
            }
        }
        return Optional.empty();
    }

    /** Columns as proc(5) has them: 2 local address and port in hex, 4 state, 10 inode. */
    private static void collect(Path table, int port, Set<String> sockets) throws IOException {
        String wanted = ":%04x".formatted(port).toUpperCase(Locale.ROOT);
        if (!Files.exists(table)) {
            return;
        }
        for (String line : Files.readAllLines(table)) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length > 9 && columns[3].equals(LISTENING) && columns[1].endsWith(wanted)) {
                sockets.add("socket:[" + columns[9] + "]");
            }
        }
    }

    /** A process that ends meanwhile, or belongs to another user, holds none that can be seen. */
    private static boolean holdsOne(Path folder, Set<String> sockets) {
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(folder.resolve("fd"))) {
            for (Path handle : handles) {
                if (sockets.contains(target(handle))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
    }

    private static String target(Path handle) throws IOException {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (NoSuchFileException _) {
            return "";
        }
    }
}
