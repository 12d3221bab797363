package dev.keadm.edgecore.edged;

import dev.keadm.cri.v1.ContainerStatus;
import dev.keadm.cri.v1.Mount;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a container says at its end: its file, or the end of its log where the pod asks for that. Lengths as in the kubelet. */
final class TerminationMessage {
    private static final Logger LOG = LoggerFactory.getLogger(TerminationMessage.class);
    private static final int FILE_BYTES = 4096;
    private static final int LOG_BYTES = 2048;
    private static final int LOG_LINES = 80;

    private TerminationMessage() {}

    static String of(ContainerStatus status) {
        try {
            String written = file(status);
            boolean fromLog = written.isEmpty()
                    && status.exit_code != 0
                    && "FallbackToLogsOnError".equals(status.annotations.get(PodNames.MESSAGE_POLICY));
            String said = fromLog ? log(status) : written;
            return said.isEmpty() ? status.message : said;
        } catch (IOException e) {
            LOG.warn("Cannot read a container's termination message container={} cause={}", status.id, e.toString());
            return status.message;
        }
    }

    private static String file(ContainerStatus status) throws IOException {
        String path = status.annotations.get(PodNames.MESSAGE_PATH);
        for (Mount mount : status.mounts) {
            if (path != null && isSamePlace(mount.container_path, path)) {
                Path host = Path.of(mount.host_path);
                return Files.isRegularFile(host) ? start(host) : "";
            }
        }
        return "";
    }

    /** On Windows the runtime was told {@code C:\\dev\\termination-log} for the pod's {@code /dev/termination-log}. */
    private static boolean isSamePlace(String told, String wanted) {
        return plain(told).equals(plain(wanted));
    }

    private static String plain(String path) {
        String slashes = path.replace('\\', '/');
        String rooted = slashes.length() > 1 && slashes.charAt(1) == ':' ? slashes.substring(2) : slashes;
        return rooted.startsWith("/") ? rooted : "/" + rooted;
    }

    private static String start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(FILE_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static String log(ContainerStatus status) throws IOException {
        if (status.log_path.isEmpty() || !Files.isRegularFile(Path.of(status.log_path))) {
            return "";
        }
        String text = end(Path.of(status.log_path), 4L * LOG_BYTES);
        var lines = text.lines().map(TerminationMessage::withoutPrefix).toList();
        String tail = lines.stream().skip(Math.max(0, lines.size() - LOG_LINES)).collect(Collectors.joining("\n"));
        return tail.length() <= LOG_BYTES ? tail : tail.substring(tail.length() - LOG_BYTES);
    }

    private static String end(Path file, long bytes) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - bytes);
            in.seek(from);
            byte[] read = new byte[(int) (in.length() - from)];
            in.readFully(read);
            String text = new String(read, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }

    /** Of {@code 2026-01-02T03:04:05.6Z stdout F text}. */
    private static String withoutPrefix(String line) {
        String[] parts = line.split(" ", 4);
        return parts.length == 4 ? parts[3] : line;
    }
}
