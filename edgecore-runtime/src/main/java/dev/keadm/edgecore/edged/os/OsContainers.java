package dev.keadm.edgecore.edged.os;

import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import java.io.IOException;

/** Sandboxes and containers of one operating system. Amounts that are no quantity are IllegalArgumentExceptions. */
public interface OsContainers {
    /** @throws PreparationException naming everything that the pod asks for and containers here cannot have */
    void check(Pod pod) throws PreparationException;

    /** Adds what a sandbox is told on this system only. */
    void fill(Pod pod, PodSandboxConfig.Builder sandbox) throws PreparationException;

    /** Adds what a container is told on this system only. */
    void fill(Pod pod, Container container, Image image, ContainerConfig.Builder config) throws PreparationException;

    /** Takes away what the system keeps for a pod that is gone; nothing there is no error. */
    void tearDown(String podUid) throws IOException;
}
