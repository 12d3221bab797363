package dev.keadm.cri;

import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerStatus;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxStatus;
import dev.keadm.cri.v1.StatusResponse;
import dev.keadm.cri.v1.VersionResponse;
import java.time.Duration;
import java.util.List;

/**
 * Sandboxes and containers of a runtime, as {@code runtime.v1.RuntimeService} has them.
 *
 * <p>Calls block. A call that only reads is sent again once when the connection broke; one that changes something never
 * is: after {@link CriException#mayHaveHappened} the caller lists and sees. Never interrupt a thread inside a call: the
 * JDK would close the connection that all calls share.
 */
public interface CriRuntime {

    VersionResponse version() throws CriException;

    /** @param verbose adds the runtime's own configuration as JSON texts in {@code info} */
    StatusResponse status(boolean verbose) throws CriException;

    /**
     * Makes a sandbox with its network, and starts it. The name (pod name, namespace, uid, attempt) is unique: a second
     * sandbox of the same name is refused.
     *
     * @param runtimeHandler the empty string for the runtime's default
     * @return the sandbox's id
     */
    String runPodSandbox(PodSandboxConfig config, String runtimeHandler) throws CriException;

    /** Kills what runs in the sandbox and gives its network back. One that is stopped or gone is no error. */
    void stopPodSandbox(String sandboxId) throws CriException;

    /** Removes a sandbox with all its containers. One that is gone is no error. */
    void removePodSandbox(String sandboxId) throws CriException;

    /** @throws CriException NOT_FOUND for one that is gone */
    PodSandboxStatus podSandboxStatus(String sandboxId) throws CriException;

    List<PodSandbox> listPodSandboxes() throws CriException;

    /**
     * Makes a container, not running. The name (container name, attempt, and the pod's) is unique: a second container of
     * the same name is refused.
     *
     * @param sandbox what the sandbox was made with
     * @return the container's id
     */
    String createContainer(String sandboxId, ContainerConfig config, PodSandboxConfig sandbox) throws CriException;

    void startContainer(String containerId) throws CriException;

    /**
     * Sends the stop signal, after {@code grace} the kill signal, and returns when the container has ended. One that has
     * ended or is gone is no error.
     */
    void stopContainer(String containerId, Duration grace) throws CriException;

    /** Removes a container, killing it when it runs. One that is gone is no error. */
    void removeContainer(String containerId) throws CriException;

    /** @throws CriException NOT_FOUND for one that is gone */
    ContainerStatus containerStatus(String containerId) throws CriException;

    List<Container> listContainers() throws CriException;

    /** After the log file was moved away: the runtime opens a new one at the old path. */
    void reopenContainerLog(String containerId) throws CriException;

    /** Runs a command in a running container and waits for it to end. */
    ExecResult execSync(String containerId, List<String> command, Duration timeout) throws CriException;
}
