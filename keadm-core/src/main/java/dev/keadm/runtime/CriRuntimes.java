package dev.keadm.runtime;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.CriTransports;
import dev.keadm.cri.v1.Container;
import dev.keadm.cri.v1.PodSandbox;
import dev.keadm.cri.v1.PodSandboxState;
import dev.keadm.cri.v1.RuntimeCondition;
import dev.keadm.cri.v1.StatusResponse;
import dev.keadm.cri.v1.VersionResponse;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.request.RuntimeEndpoint;
import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Through CRI v1. */
public final class CriRuntimes implements Runtimes {
    private static final String NETWORK = "NetworkReady";
    private static final String RUNTIME = "RuntimeReady";
    static final String POD_NAME = "io.kubernetes.pod.name";
    static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
    static final String POD_UID = "io.kubernetes.pod.uid";

    /** Between the signal to end and the one that kills. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final JsonType<Config> CONFIG = Jsonb.builder().build().type(Config.class);

    /** What containerd tells of itself in {@code info.config}; the folder of plugins is one in 1.x, several in 2.x. */
    @Json
    public record Config(@Nullable Cni cni, @Nullable Containerd containerd) {
        @Json
        public record Cni(
                @Nullable String confDir,
                @Nullable String binDir,
                @Nullable List<String> binDirs) {}

        @Json
        public record Containerd(
                @Nullable String defaultRuntimeName,
                @Nullable Map<String, Handler> runtimes) {}

        @Json
        public record Handler(@Nullable Options options) {}

        @Json
        public record Options(
                @Json.Property("SystemdCgroup") @Nullable Boolean systemdCgroup) {}
    }

    private final CriTransports transports;

    public CriRuntimes(CriTransports transports) {
        this.transports = transports;
    }

    private interface Call<T> {
        T on(CriRuntime runtime) throws CriException;
    }

    private interface ClientCall<T> {
        T on(CriClient client) throws CriException;
    }

    @Override
    public RuntimeState look(RuntimeEndpoint endpoint) throws IOException {
        return with(endpoint, runtime -> state(runtime.version(), runtime.status(true)));
    }

    private static RuntimeState state(VersionResponse version, StatusResponse response) {
        List<RuntimeCondition> conditions = response.status == null ? List.of() : response.status.conditions;
        Optional<Config> config = config(response.info);
        String problem = conditions.stream()
                .filter(condition -> !condition.status)
                .map(condition -> condition.message.isEmpty() ? condition.reason : condition.message)
                .collect(Collectors.joining("; "));
        return new RuntimeState(
                version.runtime_name + " " + version.runtime_version,
                holds(conditions, RUNTIME),
                holds(conditions, NETWORK),
                problem,
                config.map(Config::cni).map(Config.Cni::confDir).map(Path::of),
                config.map(Config::cni).flatMap(CriRuntimes::programs).map(Path::of),
                config.map(Config::containerd).flatMap(CriRuntimes::systemdCgroups));
    }

    private static boolean holds(List<RuntimeCondition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.type.equals(type))
                .allMatch(condition -> condition.status);
    }

    private static Optional<Config> config(Map<String, String> info) {
        String text = info.get("config");
        try {
            return text == null ? Optional.empty() : Optional.of(CONFIG.fromJson(text));
        } catch (JsonException | IllegalStateException _) {
            return Optional.empty(); // another runtime's own form: it then tells nothing of this
        }
    }

    private static Optional<String> programs(Config.Cni cni) {
        List<String> folders = cni.binDirs();
        return folders == null || folders.isEmpty()
                ? Optional.ofNullable(cni.binDir())
                : Optional.of(folders.getFirst());
    }

    private static Optional<Boolean> systemdCgroups(Config.Containerd containerd) {
        Map<String, Config.Handler> handlers = containerd.runtimes();
        return handlers == null
                ? Optional.empty()
                : Optional.ofNullable(handlers.get(containerd.defaultRuntimeName()))
                        .map(Config.Handler::options)
                        .map(options -> Boolean.TRUE.equals(options.systemdCgroup()));
    }

    @Override
    public List<RuntimeSandbox> sandboxes(RuntimeEndpoint endpoint) throws IOException {
        return with(
                endpoint,
                runtime -> runtime.listPodSandboxes().stream()
                        .map(CriRuntimes::sandbox)
                        .toList());
    }

    private static RuntimeSandbox sandbox(PodSandbox sandbox) {
        return new RuntimeSandbox(
                sandbox.id,
                sandbox.labels.getOrDefault(POD_NAMESPACE, "") + "/"
                        + sandbox.labels.getOrDefault(POD_NAME, sandbox.id),
                sandbox.labels.getOrDefault(POD_UID, ""),
                Optional.ofNullable(sandbox.annotations.get(AgentIdentity.OWNER_ANNOTATION)),
                sandbox.state == PodSandboxState.SANDBOX_READY);
    }

    @Override
    public void remove(RuntimeEndpoint endpoint, RuntimeSandbox sandbox) throws IOException {
        with(endpoint, runtime -> {
            for (Container container : runtime.listContainers()) {
                if (container.pod_sandbox_id.equals(sandbox.id())) {
                    runtime.stopContainer(container.id, GRACE);
                    runtime.removeContainer(container.id);
                }
            }
            runtime.stopPodSandbox(sandbox.id());
            runtime.removePodSandbox(sandbox.id());
            return sandbox;
        });
    }

    @Override
    public boolean hasImage(RuntimeEndpoint endpoint, String image) throws IOException {
        return asked(endpoint, client -> CriTrials.hasImage(client, image));
    }

    @Override
    public void start(RuntimeEndpoint endpoint, TrialPod pod) throws IOException {
        asked(endpoint, client -> {
            CriTrials.start(client, pod);
            return pod;
        });
    }

    @Override
    public Optional<TrialEnd> end(RuntimeEndpoint endpoint, TrialPod pod) throws IOException {
        return asked(endpoint, client -> CriTrials.end(client, pod));
    }

    @Override
    public void removeImage(RuntimeEndpoint endpoint, String image) throws IOException {
        asked(endpoint, client -> {
            CriTrials.removeImage(client, image);
            return image;
        });
    }

    private <T> T with(RuntimeEndpoint endpoint, Call<T> call) throws IOException {
        return asked(endpoint, client -> call.on(client.runtime()));
    }

    private <T> T asked(RuntimeEndpoint endpoint, ClientCall<T> call) throws IOException {
        try (CriClient client = CriClient.to(transports.to(CriEndpoint.parse(endpoint.uri())))) {
            return call.on(client);
        } catch (CriException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
