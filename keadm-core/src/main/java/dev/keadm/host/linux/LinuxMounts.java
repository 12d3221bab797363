package dev.keadm.host.linux;

import dev.keadm.host.MountPoint;
import dev.keadm.host.Mounts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Through {@code mount}, {@code umount} and the kernel's table. The commands cost a few milliseconds each; calling the
 * kernel from Java would cost the agent fourteen megabytes for good.
 */
public final class LinuxMounts implements Mounts {
    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
    private static final long DEADLINE_SECONDS = 60;

    private final boolean noSwap;

    /** @param kernel its version; tmpfs can be kept from the swap since 6.4 */
    public LinuxMounts(String kernel) {
        this.noSwap = isAtLeast(kernel, 6, 4);
    }

    @Override
    public List<MountPoint> list() throws IOException {
        List<MountPoint> mounts = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE, StandardCharsets.ISO_8859_1)) {
            // id parent major:minor root mountpoint options [tags...] - type source options
            String[] fields = line.split(" ", -1);
            int separator = List.of(fields).indexOf("-");
            if (separator > 0 && separator + 1 < fields.length) {
                mounts.add(new MountPoint(
                        Path.of(unescape(fields[4])), fields[2], Path.of(unescape(fields[3])), fields[separator + 1]));
            }
        }
        return mounts;
    }

    @Override
    public void memory(Path folder, long maxBytes) throws IOException {
        List<String> options = new ArrayList<>();
        if (maxBytes > 0) {
            options.add("size=" + maxBytes);
        }
        if (noSwap) {
            options.add("noswap");
        }
        List<String> command = new ArrayList<>(List.of("mount", "-t", "tmpfs"));
        if (!options.isEmpty()) {
            command.addAll(List.of("-o", String.join(",", options)));
        }
        command.addAll(List.of("tmpfs", folder.toString()));
        run(command, "mount a file system in memory at " + folder);
    }

    @Override
    public void bind(Path source, Path target) throws IOException {
        run(
                List.of("mount", "--bind", source.toString(), target.toString()),
                "mount " + source + " a second time at " + target);
    }

    @Override
    public void unmount(Path path) throws IOException {
        if (list().stream().anyMatch(mount -> mount.path().equals(path))) {
            run(List.of("umount", path.toString()), "unmount " + path);
        }
    }

    private static void run(List<String> command, String purpose) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("cannot %s: no end after %d s".formatted(purpose, DEADLINE_SECONDS));
            }
            if (process.exitValue() != 0) {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                throw new IOException("cannot %s: %s (exit status %d)".formatted(purpose, output, process.exitValue()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted: " + purpose).initCause(e);
        }
    }

    /** The kernel writes blanks and backslashes as octal numbers; every byte of a name stays what it is. */
    private static String unescape(String field) {
        String bytes = OCTAL.matcher(field)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static boolean isAtLeast(String kernel, int major, int minor) {
        String[] parts = kernel.split("[^0-9]", 3);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return false;
        }
        int found = Integer.parseInt(parts[0]);
        return found > major || (found == major && Integer.parseInt(parts[1]) >= minor);
    }
}
