package dev.keadm.containerd;

import dev.keadm.host.HostLayout;
import java.io.IOException;
import java.nio.file.Path;

/** What a system needs around the end of a containerd, so that its data can be deleted. */
public interface ContainerdEnd {
    /** The service runs; called again after it succeeded it changes nothing. */
    void beforeStop(HostLayout layout) throws IOException, InterruptedException;

    /**
     * The service is gone.
     *
     * @param data a folder that is about to be deleted; may be gone already
     */
    void beforeDelete(Path data) throws IOException, InterruptedException;

    /** Where stopping is enough. */
    ContainerdEnd PLAIN = new ContainerdEnd() {
        @Override
        public void beforeStop(HostLayout layout) {
            // containers end with their pods
        }

        @Override
        public void beforeDelete(Path data) {
            // ordinary files
        }
    };
}
