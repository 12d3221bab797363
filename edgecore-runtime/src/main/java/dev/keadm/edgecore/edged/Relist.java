package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.PodSandbox;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the pods whose sandboxes or containers changed since it looked last. Belongs to one thread. */
final class Relist {
    private final CriRuntime runtime;
    private Map<String, Integer> before = Map.of();

    Relist(CriRuntime runtime) {
        this.runtime = runtime;
    }

    /** UIDs of pods. */
    Set<String> changed() throws CriException {
        Map<String, Integer> now = new HashMap<>();
        for (PodSandbox sandbox : runtime.listPodSandboxes()) {
            add(now, sandbox.labels.get(PodNames.POD_UID), sandbox.id, sandbox.state.getValue());
        }
        for (Container container : runtime.listContainers()) {
            add(now, container.labels.get(PodNames.POD_UID), container.id, container.state.getValue());
        }
        Set<String> changed = new HashSet<>();
        now.forEach((uid, print) -> {
            if (!print.equals(before.get(uid))) {
                changed.add(uid);
            }
        });
        before.keySet().stream().filter(uid -> !now.containsKey(uid)).forEach(changed::add);
        before = now;
        return changed;
    }

    private static void add(
            Map<String, Integer> prints, @org.jspecify.annotations.Nullable String uid, String id, int state) {
        if (uid != null) {
            prints.merge(uid, id.hashCode() * 31 + state, Integer::sum);
        }
    }
}
