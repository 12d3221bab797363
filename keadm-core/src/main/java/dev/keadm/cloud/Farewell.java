package dev.keadm.cloud;

import dev.keadm.request.NodeName;
import dev.keadm.wire.Message;
import dev.keadm.wire.Operation;
import dev.keadm.wire.ResourceName;
import dev.keadm.wire.ResourceType;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the cloud that this machine runs the node and its pods no longer, once the agent has stopped.
 *
 * <p>CloudCore never sends again what was acknowledged: each acknowledged version is kept in an {@code ObjectSync}, and
 * an object is sent when its version is greater. So the status of each pod is patched a last time, and the echo of the
 * patch is not acknowledged: the object is then newer than its {@code ObjectSync}, and whoever joins under this name next
 * gets it within seconds.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/cloud/pkg/synccontroller/objectsync.go">sendEvents</a>
 */
public final class Farewell {
    /** Reason of the conditions that a reset leaves. */
    static final String REASON = "KeadmReset";

    private static final String MESSAGE = "keadm reset took this machine out of the cluster";

    private final HubSession session;
    private final NodeName node;
    private final Clock clock;
    private final Duration deadline;

    /** @param deadline for each answer */
    public Farewell(HubSession session, NodeName node, Clock clock, Duration deadline) {
        this.session = session;
        this.node = node;
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * @return the pods that the cloud still knows and will send again
     * @throws dev.keadm.pki.PkiException tcp, cloudhub-silent
     */
    public List<StoredPod> say(List<StoredPod> pods) throws InterruptedException {
        List<StoredPod> told = new ArrayList<>();
        for (StoredPod pod : pods) {
            Message answer = session.ask(Operation.PATCH, resource(pod).toString(), podPatch(pod), deadline);
            if (accepted(answer)) {
                told.add(pod);
            }
        }
        session.ask(Operation.PATCH, ResourceName.nodePatch(node.value()).toString(), nodePatch(), deadline);
        return told;
    }

    private static ResourceName resource(StoredPod pod) {
        return new ResourceName(pod.namespace(), ResourceType.POD_PATCH, pod.name());
    }

    /** The uid is a precondition: a new pod of the same name is left alone. */
    private String podPatch(StoredPod pod) {
        return "{\"metadata\":{\"uid\":\"" + pod.uid() + "\"},\"status\":{\"conditions\":["
                + condition("Ready", "False", "") + "," + condition("ContainersReady", "False", "") + "]}}";
    }

    private String nodePatch() {
        return "{\"status\":{\"conditions\":[" + condition("Ready", "False", "lastHeartbeatTime") + "]}}";
    }

    private String condition(String type, String status, String heartbeat) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return "{\"type\":\"" + type + "\",\"status\":\"" + status + "\",\"reason\":\"" + REASON + "\",\"message\":\""
                + MESSAGE + "\",\"lastTransitionTime\":\"" + now + "\""
                + (heartbeat.isEmpty() ? "" : ",\"" + heartbeat + "\":\"" + now + "\"") + "}";
    }

    /** {@code {"Object":…,"Err":null}}; an error, as for a pod that is gone, has an object there. */
    private static boolean accepted(Message answer) {
        String content = answer.content() == null ? "" : answer.content();
        return content.contains("\"Err\":null");
    }
}
