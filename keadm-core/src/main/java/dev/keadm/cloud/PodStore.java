package dev.keadm.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The pods in an agent's database. */
@FunctionalInterface
public interface PodStore {
    /**
     * Only while no agent has it open.
     *
     * @return empty when there is no such file
     * @throws IOException when it cannot be read
     */
    List<StoredPod> pods(Path database) throws IOException;
}
