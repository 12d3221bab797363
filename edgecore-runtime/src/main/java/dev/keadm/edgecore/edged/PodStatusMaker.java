package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus;
import dev.keadm.edgecore.api.PodStatus.Condition;
import dev.keadm.edgecore.api.PodStatus.ContainerStatus;
import dev.keadm.edgecore.api.PodStatus.Ip;
import dev.keadm.edgecore.api.PodStatus.Terminated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pod's status by the kubelet's rules. */
final class PodStatusMaker {
    private final Pod pod;
    private final Instant now;
    private final @Nullable PodStatus told;

    /** @param told what the API server has or was last told: for times that stay */
    PodStatusMaker(Pod pod, @Nullable PodStatus told, Instant now) {
        this.pod = pod;
        this.told = told;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** @param startTime when this node first saw the pod */
    record Facts(
            Actual actual,
            Optional<Ending> ending,
            boolean over,
            Function<String, Optional<Outcome.Waiting<?>>> waits,
            List<String> podIps,
            List<String> hostIps,
            Instant startTime) {}

    PodStatus make(Facts facts) {
        ContainerStatusMaker containers = new ContainerStatusMaker(
                pod, facts.actual(), facts.waits(), facts.ending().isPresent());
        String waitReason = pod.spec().initContainers().isEmpty() ? "ContainerCreating" : "PodInitializing";
        Map<String, ContainerStatus> all = new LinkedHashMap<>();
        List<ContainerStatus> main = pod.spec().containers().stream()
                .map(c -> containers.of(c, waitReason))
                .toList();
        boolean begun = main.stream().anyMatch(status -> status.containerID() != null);
        List<ContainerStatus> init = pod.spec().initContainers().stream()
                .map(c -> begun ? containers.ofDoneInit(c) : containers.of(c, "PodInitializing"))
                .toList();
        init.forEach(s -> all.put(s.name(), s));
        main.forEach(s -> all.put(s.name(), s));
        Ending.Failed failed = facts.ending().orElse(null) instanceof Ending.Failed f ? f : null;
        String phase = phase(all, facts, failed);
        boolean sandbox = facts.actual().readySandbox().isPresent();
        return new PodStatus(
                phase,
                conditions(all, phase, sandbox),
                failed == null ? null : failed.message(),
                failed == null ? null : failed.reason(),
                first(facts.hostIps()),
                ips(facts.hostIps()),
                first(facts.podIps()),
                ips(facts.podIps()),
                Objects.requireNonNullElse(told == null ? null : told.startTime(), facts.startTime())
                        .truncatedTo(ChronoUnit.SECONDS),
                init,
                main,
                null);
    }

    private String phase(Map<String, ContainerStatus> all, Facts facts, Ending.@Nullable Failed failed) {
        String before = told == null ? null : told.phase();
        if (before != null && PodPhase.isTerminal(before)) {
            return before;
        }
        return failed != null ? PodPhase.FAILED : PodPhase.of(pod, all, facts.over());
    }

    private static @Nullable String first(List<String> addresses) {
        return addresses.isEmpty() ? null : addresses.getFirst();
    }

    private static List<Ip> ips(List<String> addresses) {
        return addresses.stream().map(Ip::new).toList();
    }

    private List<Condition> conditions(Map<String, ContainerStatus> all, String phase, boolean sandbox) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(condition("PodReadyToStartContainers", sandbox, null, null));
        conditions.add(initialized(all, phase));
        Condition ready = ready("Ready", all, phase);
        conditions.add(ready);
        conditions.add(ready("ContainersReady", all, phase));
        conditions.add(condition("PodScheduled", true, null, null));
        return List.copyOf(conditions);
    }

    private Condition initialized(Map<String, ContainerStatus> all, String phase) {
        if (phase.equals(PodPhase.SUCCEEDED)) {
            return condition("Initialized", true, "PodCompleted", null);
        }
        // once a container was started they are done, whatever the runtime still keeps of them
        boolean begun = pod.spec().containers().stream()
                .anyMatch(c -> Optional.ofNullable(all.get(c.name()))
                        .map(ContainerStatus::containerID)
                        .isPresent());
        List<String> incomplete = pod.spec().initContainers().stream()
                .filter(c -> !isInitialized(c, all.get(c.name())))
                .map(Container::name)
                .toList();
        return begun || incomplete.isEmpty()
                ? condition("Initialized", true, null, null)
                : condition(
                        "Initialized",
                        false,
                        "ContainersNotInitialized",
                        "containers with incomplete status: [" + String.join(" ", incomplete) + "]");
    }

    private static boolean isInitialized(Container container, @Nullable ContainerStatus status) {
        if (status == null) {
            return false;
        }
        if (Containers.isSidecar(container)) {
            return status.state().running() != null;
        }
        Terminated ended = status.state().terminated();
        return ended != null && ended.exitCode() == 0;
    }

    private Condition ready(String type, Map<String, ContainerStatus> all, String phase) {
        if (phase.equals(PodPhase.SUCCEEDED)) {
            return condition(type, false, "PodCompleted", null);
        }
        if (phase.equals(PodPhase.FAILED)) {
            return condition(type, false, "PodFailed", null);
        }
        List<String> unready = new ArrayList<>();
        for (Container init : pod.spec().initContainers()) {
            if (Containers.isSidecar(init) && !runs(all.get(init.name()))) {
                unready.add(init.name());
            }
        }
        for (Container container : pod.spec().containers()) {
            if (!runs(all.get(container.name()))) {
                unready.add(container.name());
            }
        }
        return unready.isEmpty()
                ? condition(type, true, null, null)
                : condition(
                        type,
                        false,
                        "ContainersNotReady",
                        "containers with unready status: [" + String.join(" ", unready) + "]");
    }

    private static boolean runs(@Nullable ContainerStatus status) {
        return status != null && status.state().running() != null;
    }

    private Condition condition(String type, boolean holds, @Nullable String reason, @Nullable String message) {
        String status = holds ? "True" : "False";
        Instant since = now;
        if (told != null) {
            for (Condition before : told.conditions()) {
                Instant then = before.lastTransitionTime();
                if (before.type().equals(type) && before.status().equals(status) && then != null) {
                    since = then;
                }
            }
        }
        return new Condition(type, status, null, since, reason, message);
    }
}
