package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus.ContainerState;
import dev.keadm.edgecore.api.PodStatus.ContainerStatus;
import dev.keadm.edgecore.api.PodStatus.Terminated;
import java.util.Map;

/** The kubelet's rules for a pod's phase, from its containers' states. */
final class PodPhase {
    static final String PENDING = "Pending";
    static final String RUNNING = "Running";
    static final String SUCCEEDED = "Succeeded";
    static final String FAILED = "Failed";

    private int pendingInit;
    private int failedInit;
    private int waiting;
    private int running;
    private int stopped;
    private int succeeded;

    private PodPhase() {}

    static boolean isTerminal(@org.jspecify.annotations.Nullable String phase) {
        return SUCCEEDED.equals(phase) || FAILED.equals(phase);
    }

    /**
     * @param statuses by container name, init containers included
     * @param over nothing will be started any more
     */
    static String of(Pod pod, Map<String, ContainerStatus> statuses, boolean over) {
        PodPhase count = new PodPhase();
        for (Container init : pod.spec().initContainers()) {
            ContainerStatus status = statuses.get(init.name());
            if (status != null) {
                count.init(init, status);
            }
        }
        for (Container container : pod.spec().containers()) {
            ContainerStatus status = statuses.get(container.name());
            if (status != null) {
                count.container(status.state(), status.lastState());
            }
        }
        return count.phase(pod, over);
    }

    private void init(Container container, ContainerStatus status) {
        ContainerState state = status.state();
        Terminated ended = state.terminated();
        if (Containers.isSidecar(container)) {
            if (state.running() != null) {
                running++;
            } else if (state.waiting() != null && status.lastState().terminated() == null) {
                pendingInit++;
            }
        } else if (ended != null) {
            failedInit += ended.exitCode() != 0 ? 1 : 0;
        } else {
            Terminated before = status.lastState().terminated();
            if (state.waiting() != null && before != null) {
                failedInit += before.exitCode() != 0 ? 1 : 0;
            } else {
                pendingInit++;
            }
        }
    }

    private void container(ContainerState state, ContainerState last) {
        Terminated ended = state.terminated();
        if (state.running() != null) {
            running++;
        } else if (ended != null) {
            stopped++;
            succeeded += ended.exitCode() == 0 ? 1 : 0;
        } else if (last.terminated() != null) {
            stopped++;
        } else {
            waiting++;
        }
    }

    private String phase(Pod pod, boolean over) {
        if (failedInit > 0 && (Containers.restartsNever(pod) || over)) {
            return FAILED;
        }
        if (over && running == 0) {
            return waiting == 0 && pendingInit == 0 && stopped == succeeded ? SUCCEEDED : FAILED;
        }
        if (pendingInit > 0 || failedInit > 0) {
            return PENDING;
        }
        if (waiting > 0) {
            return stopped > 0 ? RUNNING : PENDING;
        }
        if (running > 0 || Containers.restartsAlways(pod)) {
            return RUNNING;
        }
        if (stopped == succeeded) {
            return SUCCEEDED;
        }
        return Containers.restartsNever(pod) ? FAILED : RUNNING;
    }
}
