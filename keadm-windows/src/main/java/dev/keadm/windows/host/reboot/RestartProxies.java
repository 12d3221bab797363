package dev.keadm.windows.host.reboot;

import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The proxies of the shell that join was started from, which SYSTEM knows nothing of. They may hold a password: they lie in
 * a private file, and neither in the task nor in the journal.
 */
public final class RestartProxies {
    static final String FILE = "join-after-restart.proxies";

    /** Names the file to a join that goes on. */
    private static final String PROPERTY = "keadm.proxies";

    private static final List<String> NAMES = List.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    private RestartProxies() {}

    /** The environment of this process; in a join that goes on, with the proxies of the one that was begun. */
    public static Map<String, String> environment() throws IOException {
        return environment(
                System.getenv(),
                Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of));
    }

    static Map<String, String> environment(Map<String, String> own, Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return own;
        }
        Map<String, String> all = new TreeMap<>(own);
        all.keySet().removeIf(RestartProxies::isProxy);
        for (String line : lines(file.get())) {
            int end = line.indexOf('=');
            if (end > 0) {
                all.put(line.substring(0, end), line.substring(end + 1));
            }
        }
        return all;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    file + " is gone, in which the proxies of the join before the restart were. Run keadm join again",
                    e);
        }
    }

    static String option(Path file) {
        return "-D" + PROPERTY + "=" + file;
    }

    /** What is to be kept of an environment, a line each; empty when it has no proxy. */
    static String text(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .filter(variable -> isProxy(variable.getKey())
                                && !variable.getValue().isBlank())
                        .map(variable ->
                                variable.getKey() + "=" + variable.getValue().strip() + "\n")
                        .collect(Collectors.joining());
    }

    private static boolean isProxy(String name) {
        return NAMES.contains(name.toUpperCase(Locale.ROOT));
    }

    /** What was kept; empty when nothing was. */
    static String stored(FileView files, Path data) throws IOException {
        Path file = data.resolve(FILE);
        return files.status(file) instanceof FileStatus.RegularFile ? files.readString(file) : "";
    }
}
