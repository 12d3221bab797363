package dev.keadm.windows.host;

import dev.keadm.host.HostLayout;
import dev.keadm.join.AgentProgram;
import dev.keadm.join.JoinPlatform;
import dev.keadm.join.JoinTarget;
import dev.keadm.join.Restarts;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.request.RuntimeEndpoint;
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
public record WindowsJoin(WindowsPreparation preparation) implements JoinPlatform {
    /** containerd's own default, which a runtime that was there has as well as one that join installs. */
    public static final RuntimeEndpoint CONTAINERD = RuntimeEndpoint.parse("npipe://./pipe/containerd-containerd");

    @Override
    public List<Check> checks(JoinTarget target) throws IOException {
        List<Check> checks = new ArrayList<>(preparation.checks(target, runtimeSteps()));
        if (target.installsRuntime()) {
            checks.add(new NoRuntime(target.endpoint()));
        }
        return checks;
    }

    /** @param endpoint where nothing answers */
    private record NoRuntime(RuntimeEndpoint endpoint) implements Check {
        @Override
        public String id() {
            return "runtime";
        }

        @Override
        public List<Finding> run() {
            return List.of(Finding.error(
                    id(),
                    "No container runtime answers at " + endpoint + ", and this keadm installs none on Windows.",
                    "Install containerd and start its service."));
        }
    }

    @Override
    public List<Step<?, ?>> downloads(JoinTarget target) {
        return List.of();
    }

    @Override
    public List<Step<?, ?>> system(JoinTarget target) {
        return preparation.system(target);
    }

    @Override
    public List<Step<?, ?>> runtime(JoinTarget target) {
        return List.of();
    }

    @Override
    public List<Step<?, ?>> network(JoinTarget target) {
        return List.of();
    }

    @Override
    public Restarts restarts() {
        return preparation.restarts();
    }

    @Override
    public List<Step<?, ?>> beforeService(JoinTarget target) {
        return List.of();
    }

    @Override
    public List<Reversal<?, ?>> reversals() {
        return preparation.reversals();
    }

    @Override
    public Set<StepId> runtimeSteps() {
        return Set.of();
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
