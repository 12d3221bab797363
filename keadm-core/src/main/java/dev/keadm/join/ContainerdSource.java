package dev.keadm.join;

import dev.keadm.containerd.ContainerdEnd;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.request.JoinRequest;
import java.io.IOException;

/** Where a containerd comes from when the machine has none. */
@FunctionalInterface
public interface ContainerdSource {
    /** @throws IOException when {@code --ca-file} or a proxy cannot be used */
    ContainerdSteps.Tools tools(JoinRequest.Downloads downloads) throws IOException;

    /** What the system needs around the end of a containerd; nothing as a rule. */
    default ContainerdEnd end() {
        return ContainerdEnd.PLAIN;
    }
}
