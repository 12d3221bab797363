package dev.keadm.cri;

import dev.keadm.cri.CriException.Code;
import dev.keadm.cri.v1.AuthConfig;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerState;
import dev.keadm.cri.v1.ContainerStatus;
import dev.keadm.cri.v1.FilesystemIdentifier;
import dev.keadm.cri.v1.FilesystemUsage;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.NamespaceMode;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxNetworkStatus;
import dev.keadm.cri.v1.PodSandboxState;
import dev.keadm.cri.v1.PodSandboxStatus;
import dev.keadm.cri.v1.RuntimeCondition;
import dev.keadm.cri.v1.RuntimeStatus;
import dev.keadm.cri.v1.StatusResponse;
import dev.keadm.cri.v1.UInt64Value;
import dev.keadm.cri.v1.VersionResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A container runtime in memory that keeps containerd's rules: unique names, states, what is an error and what is not.
 * A container runs until {@link #exit}, {@code stopContainer} or the end of its sandbox; a command {@code sh -c "exit N"}
 * ends at once. All state is guarded by this object; {@link #before} hooks run outside the lock.
 */
public final class FakeCri implements CriRuntime, CriImages {
    private final Clock clock;
    private final Map<String, Sandbox> sandboxes = new LinkedHashMap<>();
    private final Map<String, Held> containers = new LinkedHashMap<>();
    private final TreeSet<String> images = new TreeSet<>();
    private final TreeSet<String> pullable = new TreeSet<>();
    private final List<String> calls = new ArrayList<>();
    private volatile Hook before = call -> {};
    private volatile Hook after = call -> {};
    private volatile boolean networkReady = true;
    private volatile Consumer<ExecCall> exec = call -> {};
    private int serial;

    /** Called with the name of a call and its object; what it throws, the call throws. */
    @FunctionalInterface
    public interface Hook {
        void on(Call call) throws CriException;
    }

    /** @param object the container's or sandbox's name, or the image */
    public record Call(String name, String object) {}

    public record ExecCall(String containerName, List<String> command) {}

    private static final class Sandbox {
        final String id;
        final PodSandboxConfig config;
        final long createdAt;
        final String ip;
        PodSandboxState state = PodSandboxState.SANDBOX_READY;

        Sandbox(String id, PodSandboxConfig config, long createdAt, String ip) {
            this.id = id;
            this.config = config;
            this.createdAt = createdAt;
            this.ip = ip;
        }
    }

    private static final class Held {
        final String id;
        final String sandboxId;
        final ContainerConfig config;
        final long createdAt;
        ContainerState state = ContainerState.CONTAINER_CREATED;
        long startedAt;
        long finishedAt;
        int exitCode;
        String reason = "";
        int stopCode = 137;

        Held(String id, String sandboxId, ContainerConfig config, long createdAt) {
            this.id = id;
            this.sandboxId = sandboxId;
            this.config = config;
            this.createdAt = createdAt;
        }
    }

    public FakeCri(Clock clock) {
        this.clock = clock;
    }

    // what a test arranges and looks at

    public synchronized FakeCri withImage(String reference) {
        images.add(reference);
        return this;
    }

    /** The image is in a registry that answers, not here. */
    public synchronized FakeCri withPullable(String reference) {
        pullable.add(reference);
        return this;
    }

    public void before(Hook hook) {
        before = hook;
    }

    /** After the call took effect: a throwing hook is an answer that got lost. */
    public void after(Hook hook) {
        after = hook;
    }

    public void onExec(Consumer<ExecCall> listener) {
        exec = listener;
    }

    public void networkReady(boolean ready) {
        networkReady = ready;
    }

    /** The running container of that name ends by itself. */
    public synchronized void exit(String podName, String containerName, int code) {
        Held running = containers.values().stream()
                .filter(c -> c.state == ContainerState.CONTAINER_RUNNING)
                .filter(c -> c.config.metadata.name.equals(containerName))
                .filter(c -> sandboxOf(c).config.metadata.name.equals(podName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(containerName + " does not run"));
        end(running, code, code == 0 ? "Completed" : "Error");
    }

    /** What the machine does to a sandbox when it dies under its pod. */
    public synchronized void killSandbox(String podName) {
        sandboxes.values().stream()
                .filter(s -> s.config.metadata.name.equals(podName))
                .forEach(this::stopSandbox);
    }

    /** All that ran has ended, as after a reboot. */
    public synchronized void reboot() {
        sandboxes.values().forEach(this::stopSandbox);
    }

    /** {@code Name object} of each call that changes something, in order. */
    public synchronized List<String> changes() {
        return List.copyOf(calls);
    }

    public synchronized void forgetChanges() {
        calls.clear();
    }

    /** {@code name#attempt} of what runs, sorted. */
    public synchronized List<String> running() {
        return containers.values().stream()
                .filter(c -> c.state == ContainerState.CONTAINER_RUNNING)
                .map(c -> c.config.metadata.name + "#" + c.config.metadata.attempt)
                .sorted()
                .toList();
    }

    // CriRuntime

    @Override
    public VersionResponse version() throws CriException {
        run("Version", "");
        return new VersionResponse.Builder()
                .version("0.1.0")
                .runtime_name("fake")
                .runtime_version("1.0.0")
                .runtime_api_version("v1")
                .build();
    }

    @Override
    public StatusResponse status(boolean verbose) throws CriException {
        run("Status", "");
        return new StatusResponse.Builder()
                .status(new RuntimeStatus.Builder()
                        .conditions(List.of(condition("RuntimeReady", true), condition("NetworkReady", networkReady)))
                        .build())
                .info(verbose ? Map.of("config", "{}") : Map.of())
                .build();
    }

    private static RuntimeCondition condition(String type, boolean status) {
        return new RuntimeCondition.Builder().type(type).status(status).build();
    }

    @Override
    public String runPodSandbox(PodSandboxConfig config, String runtimeHandler) throws CriException {
        run("RunPodSandbox", config.metadata.name);
        String id = addSandbox(config);
        done("RunPodSandbox", config.metadata.name);
        return id;
    }

    private synchronized String addSandbox(PodSandboxConfig config) throws CriException {
        for (Sandbox other : sandboxes.values()) {
            if (other.config.metadata.withoutUnknownFields().equals(config.metadata.withoutUnknownFields())) {
                throw reserved("RunPodSandbox", "sandbox", config.metadata.name, other.id);
            }
        }
        String id = nextId("s");
        sandboxes.put(id, new Sandbox(id, config, now(), isHostNetwork(config) ? "" : "10.1.0." + serial));
        return id;
    }

    private static boolean isHostNetwork(PodSandboxConfig config) {
        return config.linux != null
                && config.linux.security_context != null
                && config.linux.security_context.namespace_options != null
                && config.linux.security_context.namespace_options.network == NamespaceMode.NODE;
    }

    @Override
    public void stopPodSandbox(String sandboxId) throws CriException {
        String name = nameOfSandbox(sandboxId);
        run("StopPodSandbox", name);
        synchronized (this) {
            Optional.ofNullable(sandboxes.get(sandboxId)).ifPresent(this::stopSandbox);
        }
        done("StopPodSandbox", name);
    }

    private void stopSandbox(Sandbox sandbox) {
        sandbox.state = PodSandboxState.SANDBOX_NOTREADY;
        containers.values().stream()
                .filter(c -> c.sandboxId.equals(sandbox.id) && c.state == ContainerState.CONTAINER_RUNNING)
                .forEach(c -> end(c, 137, "Error"));
    }

    @Override
    public void removePodSandbox(String sandboxId) throws CriException {
        String name = nameOfSandbox(sandboxId);
        run("RemovePodSandbox", name);
        synchronized (this) {
            containers.values().removeIf(c -> c.sandboxId.equals(sandboxId));
            sandboxes.remove(sandboxId);
        }
        done("RemovePodSandbox", name);
    }

    @Override
    public PodSandboxStatus podSandboxStatus(String sandboxId) throws CriException {
        run("PodSandboxStatus", nameOfSandbox(sandboxId));
        synchronized (this) {
            Sandbox sandbox = sandboxes.get(sandboxId);
            if (sandbox == null) {
                throw notFound("PodSandboxStatus", sandboxId);
            }
            return new PodSandboxStatus.Builder()
                    .id(sandbox.id)
                    .metadata(sandbox.config.metadata)
                    .state(sandbox.state)
                    .created_at(sandbox.createdAt)
                    .labels(sandbox.config.labels)
                    .annotations(sandbox.config.annotations)
                    .network(
                            new PodSandboxNetworkStatus.Builder().ip(sandbox.ip).build())
                    .build();
        }
    }

    @Override
    public List<PodSandbox> listPodSandboxes() throws CriException {
        run("ListPodSandbox", "");
        synchronized (this) {
            return sandboxes.values().stream()
                    .map(s -> new PodSandbox.Builder()
                            .id(s.id)
                            .metadata(s.config.metadata)
                            .state(s.state)
                            .created_at(s.createdAt)
                            .labels(s.config.labels)
                            .annotations(s.config.annotations)
                            .build())
                    .toList();
        }
    }

    @Override
    public String createContainer(String sandboxId, ContainerConfig config, PodSandboxConfig sandbox)
            throws CriException {
        run("CreateContainer", config.metadata.name);
        String id = addContainer(sandboxId, config);
        done("CreateContainer", config.metadata.name);
        return id;
    }

    private synchronized String addContainer(String sandboxId, ContainerConfig config) throws CriException {
        Sandbox in = sandboxes.get(sandboxId);
        if (in == null) {
            throw notFound("CreateContainer", sandboxId);
        }
        for (Held other : containers.values()) {
            if (other.config.metadata.name.equals(config.metadata.name)
                    && other.config.metadata.attempt == config.metadata.attempt
                    && sandboxOf(other).config.metadata.equals(in.config.metadata)) {
                throw reserved("CreateContainer", "container", config.metadata.name, other.id);
            }
        }
        if (in.state != PodSandboxState.SANDBOX_READY) {
            throw refused("CreateContainer", "sandbox container \"" + sandboxId + "\" is not running");
        }
        if (!images.contains(config.image.image)) {
            throw notFound("CreateContainer", config.image.image);
        }
        String id = nextId("c");
        containers.put(id, new Held(id, sandboxId, config, now()));
        return id;
    }

    @Override
    public void startContainer(String containerId) throws CriException {
        String name = nameOfContainer(containerId);
        run("StartContainer", name);
        synchronized (this) {
            Held container = held("StartContainer", containerId);
            if (container.state != ContainerState.CONTAINER_CREATED) {
                throw refused(
                        "StartContainer", "container \"" + containerId + "\" is in " + container.state + " state");
            }
            container.state = ContainerState.CONTAINER_RUNNING;
            container.startedAt = now();
            endAtOnce(container);
        }
        done("StartContainer", name);
    }

    private void endAtOnce(Held container) {
        List<String> all = new ArrayList<>(container.config.command);
        all.addAll(container.config.args);
        String last = all.isEmpty() ? "" : all.getLast();
        if (last.startsWith("exit ")) {
            int code = Integer.parseInt(last.substring("exit ".length()));
            end(container, code, code == 0 ? "Completed" : "Error");
        }
    }

    @Override
    public void stopContainer(String containerId, Duration grace) throws CriException {
        String name = nameOfContainer(containerId);
        run("StopContainer", name);
        synchronized (this) {
            Held container = containers.get(containerId);
            if (container != null && container.state == ContainerState.CONTAINER_RUNNING) {
                end(container, container.stopCode, "Error");
            }
        }
        done("StopContainer", name);
    }

    @Override
    public void removeContainer(String containerId) throws CriException {
        String name = nameOfContainer(containerId);
        run("RemoveContainer", name);
        synchronized (this) {
            containers.remove(containerId);
        }
        done("RemoveContainer", name);
    }

    @Override
    public ContainerStatus containerStatus(String containerId) throws CriException {
        run("ContainerStatus", nameOfContainer(containerId));
        synchronized (this) {
            Held c = held("ContainerStatus", containerId);
            return new ContainerStatus.Builder()
                    .id(c.id)
                    .metadata(c.config.metadata)
                    .state(c.state)
                    .created_at(c.createdAt)
                    .started_at(c.startedAt)
                    .finished_at(c.finishedAt)
                    .exit_code(c.exitCode)
                    .reason(c.reason)
                    .image(c.config.image)
                    .image_ref(c.config.image.image)
                    .labels(c.config.labels)
                    .annotations(c.config.annotations)
                    .mounts(c.config.mounts)
                    .log_path(c.config.log_path)
                    .build();
        }
    }

    @Override
    public List<Container> listContainers() throws CriException {
        run("ListContainers", "");
        synchronized (this) {
            return containers.values().stream()
                    .map(c -> new Container.Builder()
                            .id(c.id)
                            .pod_sandbox_id(c.sandboxId)
                            .metadata(c.config.metadata)
                            .image(c.config.image)
                            .image_ref(c.config.image.image)
                            .state(c.state)
                            .created_at(c.createdAt)
                            .labels(c.config.labels)
                            .annotations(c.config.annotations)
                            .build())
                    .toList();
        }
    }

    @Override
    public void reopenContainerLog(String containerId) throws CriException {
        String name = nameOfContainer(containerId);
        run("ReopenContainerLog", name);
        synchronized (this) {
            if (held("ReopenContainerLog", containerId).state != ContainerState.CONTAINER_RUNNING) {
                throw refused("ReopenContainerLog", "container is not running");
            }
        }
        done("ReopenContainerLog", name);
    }

    @Override
    public ExecResult execSync(String containerId, List<String> command, Duration timeout) throws CriException {
        String name = nameOfContainer(containerId);
        run("ExecSync", name);
        synchronized (this) {
            if (held("ExecSync", containerId).state != ContainerState.CONTAINER_RUNNING) {
                throw refused("ExecSync", "container is in CONTAINER_EXITED state");
            }
        }
        exec.accept(new ExecCall(name, command));
        done("ExecSync", name);
        String last = command.getLast();
        return new ExecResult(last.startsWith("exit ") ? Integer.parseInt(last.substring(5)) : 0, "", "");
    }

    // CriImages

    @Override
    public String pullImage(ImageSpec image, @Nullable AuthConfig auth, @Nullable PodSandboxConfig sandbox)
            throws CriException {
        run("PullImage", image.image);
        synchronized (this) {
            if (!pullable.contains(image.image)) {
                throw notFound("PullImage", image.image);
            }
            images.add(image.image);
        }
        done("PullImage", image.image);
        return image.image;
    }

    @Override
    public List<Image> listImages() throws CriException {
        run("ListImages", "");
        synchronized (this) {
            return images.stream().map(FakeCri::image).toList();
        }
    }

    @Override
    public Optional<Image> imageStatus(String reference) throws CriException {
        run("ImageStatus", reference);
        synchronized (this) {
            return images.contains(reference) ? Optional.of(image(reference)) : Optional.empty();
        }
    }

    private static Image image(String reference) {
        return new Image.Builder().id(reference).repo_tags(List.of(reference)).build();
    }

    @Override
    public void removeImage(String reference) throws CriException {
        run("RemoveImage", reference);
        synchronized (this) {
            images.remove(reference);
        }
        done("RemoveImage", reference);
    }

    @Override
    public List<FilesystemUsage> imageFsInfo() throws CriException {
        run("ImageFsInfo", "");
        return List.of(new FilesystemUsage.Builder()
                .timestamp(now())
                .fs_id(new FilesystemIdentifier.Builder().mountpoint("/images").build())
                .used_bytes(new UInt64Value(1L))
                .build());
    }

    // inside

    private void run(String call, String object) throws CriException {
        before.on(new Call(call, object));
    }

    private void done(String call, String object) throws CriException {
        synchronized (this) {
            calls.add(call + " " + object);
        }
        after.on(new Call(call, object));
    }

    private void end(Held container, int code, String reason) {
        container.state = ContainerState.CONTAINER_EXITED;
        container.exitCode = code;
        container.reason = reason;
        container.finishedAt = now();
    }

    private Held held(String call, String id) throws CriException {
        Held container = containers.get(id);
        if (container == null) {
            throw notFound(call, id);
        }
        return container;
    }

    private Sandbox sandboxOf(Held container) {
        return Objects.requireNonNull(sandboxes.get(container.sandboxId), container.sandboxId);
    }

    private synchronized String nameOfContainer(String id) {
        Held container = containers.get(id);
        return container == null ? id : container.config.metadata.name;
    }

    private synchronized String nameOfSandbox(String id) {
        Sandbox sandbox = sandboxes.get(id);
        return sandbox == null ? id : sandbox.config.metadata.name;
    }

    private String nextId(String prefix) {
        serial++;
        return prefix + serial;
    }

    private long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private static CriException reserved(String call, String kind, String name, String id) {
        return refused(
                call, "failed to reserve " + kind + " name \"" + name + "\": name is reserved for \"" + id + "\"");
    }

    private static CriException refused(String call, String text) {
        return new CriException(Code.UNKNOWN, call, text, call + ": " + text);
    }

    private static CriException notFound(String call, String object) {
        return new CriException(Code.NOT_FOUND, call, object + ": not found", call + ": " + object + ": not found");
    }
}
