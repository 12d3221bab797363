package dev.keadm.windows.host;

import dev.keadm.host.HostLayout;
import dev.keadm.join.AgentProgram;
import dev.keadm.join.FormerAgent;
import dev.keadm.join.JoinPlatform;
import dev.keadm.join.JoinTarget;
import dev.keadm.join.Restarts;
import dev.keadm.join.Trial;
import dev.keadm.preflight.Check;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.windows.host.containerd.WindowsRuntime;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node of Windows: what is looked at, and what is done to the system, beside what every node gets. */
public record WindowsJoin(WindowsPreparation preparation, WindowsRuntime runtime) implements JoinPlatform {
    /** containerd's own default, which a runtime that was there has as well as one that join installs. */
    public static final RuntimeEndpoint CONTAINERD = RuntimeEndpoint.parse("npipe://./pipe/containerd-containerd");

    @Override
    public List<Check> checks(JoinTarget target) throws IOException {
        List<Check> checks = new ArrayList<>(preparation.checks(target, runtimeSteps()));
        checks.addAll(runtime.checks(target));
        return checks;
    }

    @Override
    public List<Step<?, ?>> downloads(JoinTarget target) throws IOException {
        return runtime.downloads(target);
    }

    @Override
    public List<Step<?, ?>> system(JoinTarget target) {
        return preparation.system(target);
    }

    @Override
    public List<Step<?, ?>> runtime(JoinTarget target) throws IOException {
        return runtime.runtime(target);
    }

    @Override
    public List<Step<?, ?>> network(JoinTarget target) {
        return runtime.network(target);
    }

    @Override
    public Trial trial(JoinTarget target) throws IOException {
        return runtime.trial(target);
    }

    @Override
    public Optional<FormerAgent> former(JoinRequest request) throws IOException {
        return preparation.former(request);
    }

    @Override
    public List<Step<?, ?>> takeOver(JoinTarget target) {
        return preparation.takeOver(target);
    }

    @Override
    public Restarts restarts() {
        return preparation.restarts();
    }

    @Override
    public List<Step<?, ?>> beforeService(JoinTarget target) {
        return List.of(preparation.eventSource());
    }

    @Override
    public List<Reversal<?, ?>> reversals() {
        List<Reversal<?, ?>> all = new ArrayList<>(preparation.reversals());
        all.addAll(runtime.reversals());
        return all;
    }

    @Override
    public Set<StepId> runtimeSteps() {
        return runtime.runtimeSteps();
    }

    @Override
    public RuntimeEndpoint installedRuntime() {
        return CONTAINERD;
    }

    /** Links need a right of their own here: the folder of the programs goes on the machine's search path. */
    @Override
    public Optional<Path> command(HostLayout layout) {
        return Optional.empty();
    }

    @Override
    public AgentProgram agent(HostLayout layout, Path programs, Path log) {
        return new ServiceProgram(layout, programs, log).program();
    }
}
