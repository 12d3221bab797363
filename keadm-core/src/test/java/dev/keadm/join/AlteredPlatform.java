package dev.keadm.join;

import dev.keadm.host.HostLayout;
import dev.keadm.preflight.Check;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Another platform with some things in place of its own.
 */
record AlteredPlatform(JoinPlatform other, List<Step<?, ?>> system, Restarts restarts, Set<StepId> runtimeSteps)
        implements JoinPlatform {
    @Override
    public List<Check> checks(JoinTarget target) throws IOException {
        return other.checks(target);
    }

    @Override
    public List<Step<?, ?>> downloads(JoinTarget target) throws IOException {
        return other.downloads(target);
    }

    @Override
    public List<Step<?, ?>> system(JoinTarget target) {
        return system;
    }

    @Override
    public List<Step<?, ?>> runtime(JoinTarget target) throws IOException {
        return other.runtime(target);
    }

    @Override
    public List<Step<?, ?>> network(JoinTarget target) throws IOException {
        return other.network(target);
    }

    @Override
    public Trial trial(JoinTarget target) throws IOException {
        return other.trial(target);
    }

    @Override
    public List<Step<?, ?>> beforeService(JoinTarget target) throws IOException {
        return other.beforeService(target);
    }

    @Override
    public List<Reversal<?, ?>> reversals() {
        return other.reversals();
    }

    @Override
    public RuntimeEndpoint installedRuntime() {
        return other.installedRuntime();
    }

    @Override
    public Optional<Path> command(HostLayout layout) {
        return other.command(layout);
    }

    @Override
    public AgentProgram agent(HostLayout layout, Path programs, Path log) {
        return other.agent(layout, programs, log);
    }
}
