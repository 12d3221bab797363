package dev.keadm.windows.host;

import dev.keadm.host.Host;
import dev.keadm.join.FormerAgent;
import dev.keadm.join.JoinTarget;
import dev.keadm.join.Restarts;
import dev.keadm.preflight.Check;
import dev.keadm.request.JoinRequest;
import dev.keadm.runtime.Runtimes;
import dev.keadm.windows.host.features.EnableFeatures;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.features.ForeignRuntime;
import dev.keadm.windows.host.preflight.RestartCheck;
import dev.keadm.windows.host.preflight.WindowsChecks;
import dev.keadm.windows.host.reboot.AutomaticRestarts;
import dev.keadm.windows.host.reboot.GoOnAfterRestart;
import dev.keadm.windows.host.reboot.PendingRestart;
import dev.keadm.windows.host.takeover.GoEdgeCore;
import dev.keadm.windows.host.takeover.GoEdgeCoreCheck;
import dev.keadm.windows.host.takeover.ReplaceGoEdgeCore;
import dev.keadm.workflow.History;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What join looks at and changes in Windows itself: its features, and the restarts that they take. */
public record WindowsPreparation(Host host, Runtimes runtimes, WindowsTools tools, Clock clock) {
    /** @param runtimeSteps those of a join that installs a runtime, to tell whether one did so before */
    List<Check> checks(JoinTarget target, Set<StepId> runtimeSteps) throws IOException {
        WindowsChecks checks = new WindowsChecks(
                host.view(),
                tools.registry(),
                tools.system(),
                tools.features(),
                tools.volumes(),
                tools.environment(),
                clock);
        List<Check> all = new ArrayList<>(checks.of(
                target,
                wish(target.request()),
                new ForeignRuntime(runtimes, target),
                target.installsRuntime() && !installedBefore(runtimeSteps)));
        all.add(new GoEdgeCoreCheck(
                goEdgeCore(), target.request().machine().replaceGoEdgeCore(), target.name(), clock));
        return all;
    }

    private GoEdgeCore goEdgeCore() {
        return new GoEdgeCore(tools.services(), host.view());
    }

    Optional<FormerAgent> former(JoinRequest request) throws IOException {
        return request.machine().replaceGoEdgeCore() ? goEdgeCore().former() : Optional.empty();
    }

    List<Step<?, ?>> takeOver(JoinTarget target) {
        return target.request().machine().replaceGoEdgeCore()
                ? List.of(new ReplaceGoEdgeCore(goEdgeCore()))
                : List.of();
    }

    private boolean installedBefore(Set<StepId> runtimeSteps) {
        return History.read(host.layout().data()).entries().stream()
                .anyMatch(entry -> runtimeSteps.contains(new StepId(entry.step())));
    }

    /** A user who knows that Windows always waits for a restart demotes its check, and features are enabled in spite of it. */
    private static FeatureWish wish(JoinRequest request) {
        return FeatureWish.of(
                request.machine().hyperV(),
                request.machine().featureSource(),
                request.demoted().contains(RestartCheck.ID));
    }

    List<Step<?, ?>> system(JoinTarget target) {
        JoinRequest.Machine machine = target.request().machine();
        EnableFeatures enable = new EnableFeatures(
                tools.features(),
                wish(target.request()),
                new ForeignRuntime(runtimes, target),
                new PendingRestart(tools.registry()));
        List<Step<?, ?>> steps = new ArrayList<>();
        steps.add(searchPath());
        if (machine.reboot().automatic()) {
            steps.add(new GoOnAfterRestart(tools.tasks(), machine.reboot(), enable, tools.environment()));
        }
        steps.add(enable);
        return steps;
    }

    List<Reversal<?, ?>> reversals() {
        return List.of(
                searchPath(),
                eventSource(),
                GoOnAfterRestart.back(tools.tasks()),
                EnableFeatures.back(tools.features()),
                ReplaceGoEdgeCore.back(tools.services()));
    }

    /** The last of all to go at a reset: entries of a source that is not there lose their texts. */
    RegisterEventSource eventSource() {
        return new RegisterEventSource(tools.registry());
    }

    private AddToSearchPath searchPath() {
        return new AddToSearchPath(tools.registry(), tools.environmentChanged());
    }

    Restarts restarts() {
        return new AutomaticRestarts(
                tools.tasks(), tools.restart(), host.files(), host.layout().data(), clock);
    }
}
