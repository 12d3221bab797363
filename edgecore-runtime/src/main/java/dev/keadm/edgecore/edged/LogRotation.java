package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the logs of running containers from growing without end: a full one is moved aside under the kubelet's name
 * ({@code 0.log.20260102-030405}) and the runtime opens a new one. Nothing is compressed.
 */
final class LogRotation {
    private static final Logger LOG = LoggerFactory.getLogger(LogRotation.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final CriRuntime runtime;
    private final Path podLogs;
    private final EdgedSettings.Logs limits;
    private final Clock clock;

    LogRotation(CriRuntime runtime, Path podLogs, EdgedSettings.Logs limits, Clock clock) {
        this.runtime = runtime;
        this.podLogs = podLogs;
        this.limits = limits;
        this.clock = clock;
    }

    void rotate() throws CriException {
        for (Container container : runtime.listContainers()) {
            if (container.state == ContainerState.CONTAINER_RUNNING) {
                rotate(container);
            }
        }
    }

    private void rotate(Container container) throws CriException {
        Map<String, String> labels = container.labels;
        Path log = podLogs.resolve(labels.getOrDefault(PodNames.POD_NAMESPACE, "") + "_"
                        + labels.getOrDefault(PodNames.POD_NAME, "") + "_" + labels.getOrDefault(PodNames.POD_UID, ""))
                .resolve(labels.getOrDefault(PodNames.CONTAINER_NAME, ""))
                .resolve(container.annotations.getOrDefault(PodNames.RESTART_COUNT, "0") + ".log");
        try {
            if (!Files.isRegularFile(log) || Files.size(log) < limits.maxBytes()) {
                return;
            }
            Path aside = log.resolveSibling(log.getFileName() + "." + STAMP.format(clock.instant()));
            Files.move(log, aside, StandardCopyOption.ATOMIC_MOVE);
            reopen(container, log, aside);
            removeOldest(log);
        } catch (IOException e) {
            LOG.warn("Cannot rotate a container's log file={} cause={}", log, e.toString());
        }
    }

    /** A runtime that goes on writing into the file that was moved would fill the disk unseen: it is moved back. */
    private void reopen(Container container, Path log, Path aside) throws CriException, IOException {
        try {
            runtime.reopenContainerLog(container.id);
        } catch (CriException e) {
            if (!Files.exists(log)) {
                Files.move(aside, log, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    private void removeOldest(Path log) throws IOException {
        String prefix = log.getFileName() + ".";
        try (Stream<Path> all = Files.list(log.toAbsolutePath().getParent())) {
            List<Path> rotated = all.filter(f -> String.valueOf(f.getFileName()).startsWith(prefix))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path old : rotated.subList(Math.min(rotated.size(), limits.maxFiles() - 1), rotated.size())) {
                Files.delete(old);
            }
        }
    }
}
