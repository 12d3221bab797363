package dev.keadm.join;

import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.workflow.Reversal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways back of all steps that a join may take, for a process that knows nothing of the join. */
public final class JoinReversals {
    private final JoinTools tools;
    private final Optional<RuntimeEndpoint> endpoint;

    /** @param endpoint of the container runtime, when it has moved since; empty: where the join found it */
    public JoinReversals(JoinTools tools, Optional<RuntimeEndpoint> endpoint) {
        this.tools = tools;
        this.endpoint = endpoint;
    }

    /** Order does not matter: the journal has it. */
    public List<Reversal<?, ?>> all() {
        List<Reversal<?, ?>> all = new ArrayList<>(tools.platform().reversals());
        all.addAll(List.of(
                CreateFolders.back(tools.mounts()),
                InstallPrograms.back(),
                GetCertificates.back(),
                RunTrialPod.back(tools.runtimes()),
                StopAgent.back(),
                WriteSettings.back(),
                WriteIdentity.back(tools.release(), endpoint),
                InstallService.back(),
                StartAgent.back()));
        return all;
    }
}
