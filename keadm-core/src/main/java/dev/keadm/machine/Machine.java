package dev.keadm.machine;

import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.config.GoDefaults;
import dev.keadm.error.Reason;
import dev.keadm.host.HostView;
import dev.keadm.host.Privilege;
import dev.keadm.host.ServiceStatus;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.join.AgentService;
import dev.keadm.join.JoinedAgent;
import dev.keadm.join.StoredSettings;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.RuntimeSandbox;
import dev.keadm.runtime.Runtimes;
import dev.keadm.status.AgentStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at this machine, and asks nobody but its service manager and its container runtime. */
public final class Machine {
    private final HostView host;
    private final Runtimes runtimes;
    private final GoDefaults platform;

    public Machine(HostView host, Runtimes runtimes, GoDefaults platform) {
        this.host = host;
        this.runtimes = runtimes;
        this.platform = platform;
    }

    /** What cannot be found out is among its problems, so that the rest is told all the same. */
    public MachineStatus look() throws InterruptedException {
        List<String> problems = new ArrayList<>();
        Optional<Optional<AgentIdentity>> told = asked("who the agent is", problems, () -> JoinedAgent.read(host));
        Optional<AgentIdentity> identity = told.flatMap(found -> found);
        Optional<EdgeCoreConfig> settings = identity.isPresent()
                ? asked("which node this is", problems, this::settings)
                : StoredSettings.read(host, platform);
        Optional<ServiceStatus> service =
                asked("what the service does", problems, () -> host.services().status(AgentService.NAME));
        Optional<AgentStatus> agent = asked(
                        "what the agent says", problems, () -> new AgentReport(host, AgentService.NAME).current())
                .flatMap(found -> found);
        Optional<String> runtime =
                settings.map(config -> config.edged().kubelet().containerRuntimeEndpoint());
        return new MachineStatus(
                told.isEmpty() ? MachineStatus.UNKNOWN : identity.isPresent() ? "node" : "no-node",
                identity.isPresent(),
                host.layout().root().toString(),
                settings.map(config -> config.edged().hostnameOverride()).orElse(null),
                cloudCores(settings, identity),
                runtime.orElse(null),
                service.map(MachineStatus::word).orElse(MachineStatus.UNKNOWN),
                service.flatMap(Machine::processId).orElse(null),
                agent.orElse(null),
                pods(runtime, identity, problems),
                problems,
                problems.isEmpty() ? null : remedy(identity.isPresent() && settings.isEmpty()));
    }

    private EdgeCoreConfig settings() throws IOException {
        return StoredSettings.load(host, platform)
                .orElseThrow(() ->
                        new NoSuchFileException(host.layout().edgeCoreYaml().toString()));
    }

    /** Files and sockets of a node are closed to ordinary accounts. */
    private @Nullable String remedy(boolean noSettings) {
        try {
            if (host.privileges().current() instanceof Privilege.Ordinary account) {
                return account.remedy();
            }
        } catch (IOException _) {
            return null; // a hint that cannot be given is none
        }
        return noSettings
                ? "Correct " + host.layout().edgeCoreYaml()
                        + ", or move it away and run keadm join again, which writes it anew."
                : null;
    }

    private static List<String> cloudCores(Optional<EdgeCoreConfig> settings, Optional<AgentIdentity> identity) {
        if (settings.isEmpty()) {
            return List.of(); // the others without the first would mislead
        }
        List<String> all = new ArrayList<>();
        settings.map(config -> config.edgeHub().websocket().server()).ifPresent(all::add);
        identity.ifPresent(agent -> all.addAll(agent.furtherCloudCores()));
        return all;
    }

    private static Optional<Long> processId(ServiceStatus status) {
        return status instanceof ServiceStatus.Running(long pid) ? Optional.of(pid) : Optional.empty();
    }

    private @Nullable Integer pods(Optional<String> runtime, Optional<AgentIdentity> identity, List<String> problems)
            throws InterruptedException {
        if (runtime.isEmpty() || identity.isEmpty()) {
            return null;
        }
        String agentId = identity.get().agentId();
        return asked("which pods run", problems, () -> runtimes.sandboxes(RuntimeEndpoint.parse(runtime.get())))
                .map(sandboxes -> (int) sandboxes.stream()
                        .filter(RuntimeSandbox::running)
                        .filter(sandbox ->
                                sandbox.agent().filter(agentId::equals).isPresent())
                        .count())
                .orElse(null);
    }

    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    private static <T> Optional<T> asked(String what, List<String> problems, Question<T> question)
            throws InterruptedException {
        try {
            return Optional.of(question.ask());
        } catch (IOException e) {
            String reason = Reason.of(e);
            problems.add("Cannot find out " + what + ": " + reason + (reason.endsWith(".") ? "" : "."));
            return Optional.empty();
        }
    }
}
