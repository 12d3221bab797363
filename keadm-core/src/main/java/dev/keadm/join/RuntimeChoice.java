package dev.keadm.join;

import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.History;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which container runtime the node gets.
 *
 * @param install whether join installs it, or did so in a run before
 */
record RuntimeChoice(RuntimeEndpoint endpoint, boolean install) {
    /**
     * The one that was asked for; else the one that an {@code edgecore.yaml} names; else the machine's own, when it
     * answers; else one that join installs.
     *
     * @throws KeadmException ({@code PREFLIGHT}) when another one is asked for than an earlier join installed
     */
    static RuntimeChoice of(JoinTools tools, Path journal, JoinRequest request, Optional<EdgeCoreConfig> there)
            throws InterruptedException {
        RuntimeEndpoint ours = tools.platform().installedRuntime();
        if (installedBefore(tools, journal)) {
            requireNoOther(request, ours);
            return new RuntimeChoice(ours, true);
        }
        Optional<RuntimeEndpoint> named = request.runtime()
                .endpoint()
                .or(() -> there.map(config -> config.edged().kubelet().containerRuntimeEndpoint())
                        .map(RuntimeEndpoint::parse));
        if (named.isPresent()) {
            return new RuntimeChoice(named.get(), false);
        }
        return answers(tools.runtimes(), tools.defaultEndpoint())
                ? new RuntimeChoice(tools.defaultEndpoint(), false)
                : new RuntimeChoice(ours, true);
    }

    private static void requireNoOther(JoinRequest request, RuntimeEndpoint ours) {
        Optional<RuntimeEndpoint> other = request.runtime().endpoint().filter(named -> !named.equals(ours));
        if (other.isPresent()) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT,
                    "Cannot use the container runtime at " + other.get() + ": an earlier join gave this machine one at "
                            + ours + ". Nothing was changed.",
                    "Run keadm reset first, which takes that one away, or leave --remote-runtime-endpoint out.");
        }
    }

    private static boolean installedBefore(JoinTools tools, Path journal) {
        Set<String> steps =
                tools.platform().runtimeSteps().stream().map(StepId::text).collect(Collectors.toSet());
        return History.read(journal).entries().stream().anyMatch(entry -> steps.contains(entry.step()));
    }

    private static boolean answers(Runtimes runtimes, RuntimeEndpoint endpoint) throws InterruptedException {
        try {
            runtimes.look(endpoint);
            return true;
        } catch (IOException _) {
            return false; // nothing is there, or it cannot be used
        }
    }
}
