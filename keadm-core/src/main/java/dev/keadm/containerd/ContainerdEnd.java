package dev.keadm.containerd;

import dev.keadm.host.HostView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a system needs around the end of a containerd, so that its data can be deleted. */
public interface ContainerdEnd {
    /** Whether there is data that only containerd itself can take away for sure, which then has to run. */
    boolean needed(HostView host) throws IOException;

    /**
     * Has containerd take its containers and images away; called again after it succeeded it changes nothing.
     *
     * @param pid of the service's process, which runs; whoever else answers in its place is asked nothing
     * @return why not all is taken away; empty when it is
     */
    Optional<String> beforeStop(HostView host, long pid) throws IOException, InterruptedException;

    /** Whether containers run, which they do without their containerd, too. */
    boolean containersRun(HostView host) throws IOException;

    /**
     * The service is gone.
     *
     * @param data a folder that is about to be deleted; may be gone already
     */
    void beforeDelete(Path data) throws IOException, InterruptedException;

    /** Where stopping is enough: what containers have mounted is not deleted. */
    ContainerdEnd PLAIN = new ContainerdEnd() {
        @Override
        public boolean needed(HostView host) {
            return false;
        }

        @Override
        public Optional<String> beforeStop(HostView host, long pid) {
            return Optional.empty();
        }

        @Override
        public boolean containersRun(HostView host) {
            return false;
        }

        @Override
        public void beforeDelete(Path data) {
            // ordinary files
        }
    };
}
