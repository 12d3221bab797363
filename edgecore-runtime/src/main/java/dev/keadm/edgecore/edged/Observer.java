package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerState;
import dev.keadm.cri.v1.PodSandbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at one pod in the runtime. Details of a container are asked for once a state. Belongs to the pod's worker. */
final class Observer {
    private final CriRuntime runtime;
    private final String uid;
    private Map<String, Observed> known = new HashMap<>();

    Observer(CriRuntime runtime, String uid) {
        this.runtime = runtime;
        this.uid = uid;
    }

    Actual look() throws CriException {
        List<PodSandbox> sandboxes = runtime.listPodSandboxes().stream()
                .filter(s -> uid.equals(s.labels.get(PodNames.POD_UID)))
                .sorted(Comparator.<PodSandbox>comparingLong(s -> s.created_at)
                        .thenComparingInt(s -> s.metadata.attempt)
                        .reversed())
                .toList();
        Map<String, Observed> seen = new HashMap<>();
        List<Observed> containers = new ArrayList<>();
        for (Container listed : runtime.listContainers()) {
            if (uid.equals(listed.labels.get(PodNames.POD_UID))) {
                observe(listed, seen, containers);
            }
        }
        known = seen;
        containers.sort(Comparator.<Observed>comparingLong(c -> c.status().created_at)
                .thenComparingInt(Observed::restartCount)
                .reversed());
        return new Actual(sandboxes, List.copyOf(containers));
    }

    private void observe(Container listed, Map<String, Observed> seen, List<Observed> containers) throws CriException {
        Observed observed = known.get(listed.id);
        if (observed == null || observed.status().state != listed.state) {
            try {
                var status = runtime.containerStatus(listed.id);
                String message = status.state == ContainerState.CONTAINER_EXITED ? TerminationMessage.of(status) : "";
                observed = new Observed(listed.pod_sandbox_id, status, message);
            } catch (CriException e) {
                if (e.code() == CriException.Code.NOT_FOUND) {
                    return;
                }
                throw e;
            }
        }
        seen.put(listed.id, observed);
        containers.add(observed);
    }
}
