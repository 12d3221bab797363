package dev.keadm.cri;

import com.squareup.wire.ProtoAdapter;
import dev.keadm.cri.CriCalls.Method;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerStatus;
import dev.keadm.cri.v1.ContainerStatusRequest;
import dev.keadm.cri.v1.ContainerStatusResponse;
import dev.keadm.cri.v1.CreateContainerRequest;
import dev.keadm.cri.v1.CreateContainerResponse;
import dev.keadm.cri.v1.ExecSyncRequest;
import dev.keadm.cri.v1.ExecSyncResponse;
import dev.keadm.cri.v1.ListContainersRequest;
import dev.keadm.cri.v1.ListContainersResponse;
import dev.keadm.cri.v1.ListPodSandboxRequest;
import dev.keadm.cri.v1.ListPodSandboxResponse;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxStatus;
import dev.keadm.cri.v1.PodSandboxStatusRequest;
import dev.keadm.cri.v1.PodSandboxStatusResponse;
import dev.keadm.cri.v1.RemoveContainerRequest;
import dev.keadm.cri.v1.RemoveContainerResponse;
import dev.keadm.cri.v1.RemovePodSandboxRequest;
import dev.keadm.cri.v1.RemovePodSandboxResponse;
import dev.keadm.cri.v1.ReopenContainerLogRequest;
import dev.keadm.cri.v1.ReopenContainerLogResponse;
import dev.keadm.cri.v1.RunPodSandboxRequest;
import dev.keadm.cri.v1.RunPodSandboxResponse;
import dev.keadm.cri.v1.StartContainerRequest;
import dev.keadm.cri.v1.StartContainerResponse;
import dev.keadm.cri.v1.StatusRequest;
import dev.keadm.cri.v1.StatusResponse;
import dev.keadm.cri.v1.StopContainerRequest;
import dev.keadm.cri.v1.StopContainerResponse;
import dev.keadm.cri.v1.StopPodSandboxRequest;
import dev.keadm.cri.v1.StopPodSandboxResponse;
import dev.keadm.cri.v1.VersionRequest;
import dev.keadm.cri.v1.VersionResponse;
import java.time.Duration;
import java.util.List;

/** {@code runtime.v1.RuntimeService}. */
final class GrpcCriRuntime implements CriRuntime {
    private final CriCalls calls;
    private final CriDeadlines deadlines;

    GrpcCriRuntime(CriCalls calls, CriDeadlines deadlines) {
        this.calls = calls;
        this.deadlines = deadlines;
    }

    private static <S, R> Method<S, R> method(String name, ProtoAdapter<S> request, ProtoAdapter<R> response) {
        return new Method<>("RuntimeService", name, request, response);
    }

    @Override
    public VersionResponse version() throws CriException {
        return calls.read(
                method("Version", VersionRequest.ADAPTER, VersionResponse.ADAPTER),
                new VersionRequest.Builder().version("0.1.0").build(),
                deadlines.health());
    }

    @Override
    public StatusResponse status(boolean verbose) throws CriException {
        return calls.read(
                method("Status", StatusRequest.ADAPTER, StatusResponse.ADAPTER),
                new StatusRequest.Builder().verbose(verbose).build(),
                deadlines.health());
    }

    @Override
    public String runPodSandbox(PodSandboxConfig config, String runtimeHandler) throws CriException {
        return calls.change(
                        method("RunPodSandbox", RunPodSandboxRequest.ADAPTER, RunPodSandboxResponse.ADAPTER),
                        new RunPodSandboxRequest.Builder()
                                .config(config)
                                .runtime_handler(runtimeHandler)
                                .build(),
                        deadlines.ordinary().multipliedBy(2))
                .pod_sandbox_id;
    }

    @Override
    public void stopPodSandbox(String sandboxId) throws CriException {
        goneIsDone(() -> calls.change(
                method("StopPodSandbox", StopPodSandboxRequest.ADAPTER, StopPodSandboxResponse.ADAPTER),
                new StopPodSandboxRequest.Builder().pod_sandbox_id(sandboxId).build(),
                deadlines.ordinary()));
    }

    @Override
    public void removePodSandbox(String sandboxId) throws CriException {
        goneIsDone(() -> calls.change(
                method("RemovePodSandbox", RemovePodSandboxRequest.ADAPTER, RemovePodSandboxResponse.ADAPTER),
                new RemovePodSandboxRequest.Builder().pod_sandbox_id(sandboxId).build(),
                deadlines.ordinary()));
    }

    @Override
    public PodSandboxStatus podSandboxStatus(String sandboxId) throws CriException {
        return calls.read(
                        method("PodSandboxStatus", PodSandboxStatusRequest.ADAPTER, PodSandboxStatusResponse.ADAPTER),
                        new PodSandboxStatusRequest.Builder()
                                .pod_sandbox_id(sandboxId)
                                .build(),
                        deadlines.ordinary())
                .status;
    }

    @Override
    public List<PodSandbox> listPodSandboxes() throws CriException {
        return calls.read(
                        method("ListPodSandbox", ListPodSandboxRequest.ADAPTER, ListPodSandboxResponse.ADAPTER),
                        new ListPodSandboxRequest.Builder().build(),
                        deadlines.ordinary())
                .items;
    }

    @Override
    public String createContainer(String sandboxId, ContainerConfig config, PodSandboxConfig sandbox)
            throws CriException {
        return calls.change(
                        method("CreateContainer", CreateContainerRequest.ADAPTER, CreateContainerResponse.ADAPTER),
                        new CreateContainerRequest.Builder()
                                .pod_sandbox_id(sandboxId)
                                .config(config)
                                .sandbox_config(sandbox)
                                .build(),
                        deadlines.ordinary())
                .container_id;
    }

    @Override
    public void startContainer(String containerId) throws CriException {
        calls.change(
                method("StartContainer", StartContainerRequest.ADAPTER, StartContainerResponse.ADAPTER),
                new StartContainerRequest.Builder().container_id(containerId).build(),
                deadlines.ordinary());
    }

    @Override
    public void stopContainer(String containerId, Duration grace) throws CriException {
        goneIsDone(() -> calls.change(
                method("StopContainer", StopContainerRequest.ADAPTER, StopContainerResponse.ADAPTER),
                new StopContainerRequest.Builder()
                        .container_id(containerId)
                        .timeout(grace.toSeconds())
                        .build(),
                deadlines.ordinary().plus(grace)));
    }

    @Override
    public void removeContainer(String containerId) throws CriException {
        goneIsDone(() -> calls.change(
                method("RemoveContainer", RemoveContainerRequest.ADAPTER, RemoveContainerResponse.ADAPTER),
                new RemoveContainerRequest.Builder().container_id(containerId).build(),
                deadlines.ordinary()));
    }

    @Override
    public ContainerStatus containerStatus(String containerId) throws CriException {
        return calls.read(
                        method("ContainerStatus", ContainerStatusRequest.ADAPTER, ContainerStatusResponse.ADAPTER),
                        new ContainerStatusRequest.Builder()
                                .container_id(containerId)
                                .build(),
                        deadlines.ordinary())
                .status;
    }

    @Override
    public List<Container> listContainers() throws CriException {
        return calls.read(
                        method("ListContainers", ListContainersRequest.ADAPTER, ListContainersResponse.ADAPTER),
                        new ListContainersRequest.Builder().build(),
                        deadlines.ordinary())
                .containers;
    }

    @Override
    public void reopenContainerLog(String containerId) throws CriException {
        calls.change(
                method("ReopenContainerLog", ReopenContainerLogRequest.ADAPTER, ReopenContainerLogResponse.ADAPTER),
                new ReopenContainerLogRequest.Builder()
                        .container_id(containerId)
                        .build(),
                deadlines.ordinary());
    }

    @Override
    public ExecResult execSync(String containerId, List<String> command, Duration timeout) throws CriException {
        ExecSyncResponse response = calls.change(
                method("ExecSync", ExecSyncRequest.ADAPTER, ExecSyncResponse.ADAPTER),
                new ExecSyncRequest.Builder()
                        .container_id(containerId)
                        .cmd(command)
                        .timeout(timeout.toSeconds())
                        .build(),
                deadlines.ordinary().plus(timeout));
        return new ExecResult(response.exit_code, response.stdout.utf8(), response.stderr.utf8());
    }

    /** Ends that are reached already: runtimes differ in whether they call that an error. */
    static void goneIsDone(Ending ending) throws CriException {
        try {
            ending.call();
        } catch (CriException e) {
            if (e.code() != CriException.Code.NOT_FOUND) {
                throw e;
            }
        }
    }

    @FunctionalInterface
    interface Ending {
        Object call() throws CriException;
    }
}
