package dev.keadm.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Processes, to look at only. */
public interface ProcessView {
    /** Empty when there is none of that number. */
    Optional<RunningProcess> find(long pid) throws IOException;

    /** Those whose program has this file name: {@code kubelet}. */
    List<RunningProcess> named(String program) throws IOException;
}
