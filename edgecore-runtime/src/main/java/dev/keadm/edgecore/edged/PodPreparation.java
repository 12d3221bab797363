package dev.keadm.edgecore.edged;

import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What goes into a pod's sandbox and containers: volumes, environment, images, security, resources, DNS. Edged calls it
 * and owns everything that has state or a time: order, retries, backoff, the pod's status, and all calls to the runtime
 * but those for images.
 *
 * <p>Calls for one pod come one at a time from that pod's worker; calls for different pods come at the same time, so
 * one slow pod never holds up another. {@link #ensureImage} is the exception: edged may leave a slow pull running and
 * take the pod down meanwhile. Calls may block (a question to the cloud, a pull), are never interrupted, and are
 * repeated after a crash at any point: each must do the same again without harm. An unchecked exception is a fault of
 * the program: edged logs it, shows it as the waiting message, and asks again with backoff.
 *
 * <p>A call asks one time and never waits to try again: edged repeats what is {@link Outcome.Waiting}.
 */
public interface PodPreparation {

    /**
     * Makes the pod's directories and volumes ready; on a pod that is ready, checks what is missing and mends it.
     * Called before the first sandbox, after each restart of the agent for pods that already run, and before each
     * container that is to be started later.
     *
     * @return waiting with the reason {@code ContainerCreating} when a volume, or an object it is made of, is not there
     *     yet; the message names volume, object and cause
     */
    Outcome<Prepared> prepare(Pod pod);

    /**
     * The sandbox without what edged adds: {@code metadata}, {@code labels}, {@code annotations}, {@code log_directory}.
     * Filled: hostname, DNS, port mappings, the Linux or Windows part.
     *
     * @return waiting with {@code CreatePodSandboxError} for a pod that this machine cannot run as it is written
     */
    Outcome<PodSandboxConfig> sandboxConfig(Pod pod);

    /**
     * The runtime handler of the pod's {@code runtimeClassName}; the empty string is the runtime's default.
     */
    Outcome<String> runtimeHandler(Pod pod);

    /**
     * Sees to it that the image is there, by the container's pull policy and the pod's pull secrets: one look, at most
     * one pull. May run for a long time, and for the same image from several pods at once: pulls of one image are
     * merged.
     *
     * @return the reference that the container is to be created with (the runtime's own id of the image); else waiting
     *     with {@code ErrImagePull}, {@code ErrImageNeverPull}, {@code ImageInspectError}, {@code InvalidImageName} or
     *     {@code RegistryUnavailable}. Edged turns a repeated failure into {@code ImagePullBackOff}.
     */
    Outcome<String> ensureImage(Pod pod, Container container);

    /**
     * The container without what edged adds: {@code metadata}, {@code labels}, {@code annotations}, {@code log_path}.
     * Filled: image ({@code image} = imageRef, {@code user_specified_image} = the pod's text), command, args, working
     * directory, environment, mounts ({@code /etc/hosts} and the termination log's own file, a new one for each start,
     * included: edged finds that file again through the mounts of the container's status), devices, stdin and tty, the
     * Linux or Windows part with resources and security.
     *
     * @param restartCount 0 for the first start
     * @param podIps what the sandbox got, first the primary one; the machine's addresses for a pod on the host network
     * @return waiting with {@code CreateContainerConfigError} when a ConfigMap, Secret, key or field is not there, or
     *     with {@code RunContainerError} style reasons of the kubelet where it has another one
     */
    Outcome<ContainerConfig> containerConfig(
            Pod pod, Container container, int restartCount, String imageRef, Prepared prepared, List<String> podIps);

    /**
     * Brings the content of a running pod's volumes (configMap, secret, downwardAPI, projected, tokens before they
     * expire) up to date. Called about once a minute for each pod that runs, and soon after a change of an object in
     * the pod's namespace. What cannot be had now stays as it was.
     */
    void refresh(Pod pod);

    /**
     * Takes away all that {@link #prepare} and {@link #containerConfig} made for the pod, mounts first; the data of a
     * hostPath never. Called when no container of the pod is left. A pod that has nothing here is no error.
     *
     * @throws IOException what is still there and why; edged calls again, and the pod is not reported as gone until then
     */
    void tearDown(String podUid) throws IOException;

    /** UIDs of the pods that have directories here, whoever made them: edged tears down what no stored pod owns. */
    Set<String> podsOnDisk() throws IOException;
}
