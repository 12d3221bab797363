package dev.keadm.join;

import dev.keadm.containerd.ContainerdEnd;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.preflight.Check;
import dev.keadm.request.JoinRequest;
import java.io.IOException;
import java.util.List;

/** Where a containerd comes from when the machine has none. */
@FunctionalInterface
public interface ContainerdSource {
    /** @throws IOException when {@code --ca-file} or a proxy cannot be used */
    ContainerdSteps.Tools tools(JoinRequest.Downloads downloads) throws IOException;

    /**
     * What is looked at before anything is fetched; nothing where all comes from a file.
     *
     * @throws IOException as {@link #tools}
     */
    default List<Check> checks(JoinRequest.Downloads downloads) throws IOException {
        return List.of();
    }

    /** What the system needs around the end of a containerd; nothing as a rule. */
    default ContainerdEnd end() {
        return ContainerdEnd.PLAIN;
    }
}
