package dev.keadm.host;

import java.io.IOException;

/** Groups of processes that share limits, in a tree that the container runtime makes and never takes down. */
public interface ResourceGroups {
    /**
     * Removes a group and the empty ones below it; one that is not there is no error.
     *
     * @param path from the tree's top: {@code /kubepods/besteffort/pod0f3c}
     * @throws IOException when processes are left in it
     */
    void remove(String path) throws IOException;
}
