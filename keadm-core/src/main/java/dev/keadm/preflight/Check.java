package dev.keadm.preflight;

import java.io.IOException;
import java.util.List;

/** One question about the machine or the cloud. It reads only, and ends by deadlines of its own. */
public interface Check {
    /** Names the check when it cannot be carried out; its findings may have ids of their own. */
    String id();

    /** All ids that its findings may have. */
    default List<String> ids() {
        return List.of(id());
    }

    /** @throws IOException when the question could not be asked, which is reported as an error of this check */
    List<Finding> run() throws IOException, InterruptedException;
}
