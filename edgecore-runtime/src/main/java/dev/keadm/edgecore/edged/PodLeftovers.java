package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.edgecore.api.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a pod no longer needs: all but the last dead container of a name, sandboxes without containers, logs. */
final class PodLeftovers {
    private static final Logger LOG = LoggerFactory.getLogger(PodLeftovers.class);

    private final PodContext context;

    PodLeftovers(PodContext context) {
        this.context = context;
    }

    void collect(Pod pod, Actual actual) throws CriException {
        Set<String> keptNames = new HashSet<>();
        Set<String> keptSandboxes = new HashSet<>();
        for (Observed container : actual.containers()) {
            if (container.hasEnded() && !keptNames.add(container.name())) {
                context.runtime().removeContainer(container.id());
                removeLog(container);
            } else {
                keptSandboxes.add(container.sandboxId());
            }
        }
        List<PodSandbox> sandboxes = actual.sandboxes();
        for (PodSandbox sandbox : sandboxes.subList(Math.min(1, sandboxes.size()), sandboxes.size())) {
            if (!Actual.isReady(sandbox) && !keptSandboxes.contains(sandbox.id)) {
                LOG.info("Removing a sandbox that was replaced pod={} sandbox={}", pod.fullName(), sandbox.id);
                context.runtime().removePodSandbox(sandbox.id);
            }
        }
    }

    private static void removeLog(Observed container) {
        String path = container.status().log_path;
        try {
            if (!path.isEmpty()) {
                Files.deleteIfExists(Path.of(path));
            }
        } catch (IOException e) {
            LOG.warn("Cannot remove the log of a container that is gone file={} cause={}", path, e.toString());
        }
    }

    void removeLogs(Pod pod) {
        Path logs = context.names().logs(pod);
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (Stream<Path> all = Files.walk(logs)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("Cannot remove a pod's logs folder={} cause={}", logs, e.toString());
        }
    }
}
