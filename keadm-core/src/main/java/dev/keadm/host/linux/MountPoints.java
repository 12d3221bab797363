package dev.keadm.host.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is mounted where, as this process sees it. */
final class MountPoints {
    private static final Path TABLE = Path.of("/proc/self/mountinfo");

    /** The kernel writes blanks and the like as three octal digits. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    private MountPoints() {}

    /** The first mount point that is the path or below it. */
    static Optional<Path> within(Path path) throws IOException {
        Path parent = path.toAbsolutePath().normalize().getParent();
        Path real = parent == null ? path : parent.toRealPath().resolve(path.getFileName());
        return Files.readAllLines(TABLE).stream()
                .map(MountPoints::mountPoint)
                .filter(mount -> mount.startsWith(real))
                .findFirst();
    }

    /** The fifth field, as proc(5) has it. */
    static Path mountPoint(String line) {
        String field = line.split(" ", 6)[4];
        return Path.of(ESCAPED.matcher(field).replaceAll(MountPoints::character));
    }

    private static String character(MatchResult octal) {
        char character = (char) Integer.parseInt(octal.group(1), 8);
        return character == '\\' ? "\\\\" : String.valueOf(character);
    }
}
