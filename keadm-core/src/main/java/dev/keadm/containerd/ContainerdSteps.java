package dev.keadm.containerd;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.Artifacts;
import dev.keadm.artifact.ReleaseProbe;
import dev.keadm.artifact.Waiting;
import dev.keadm.host.HostView;
import dev.keadm.preflight.Check;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The steps that give a machine a containerd, in order, and their ways back. */
public final class ContainerdSteps {
    private ContainerdSteps() {}

    /**
     * What the steps work with beside the machine.
     *
     * @param system whose containerd it is
     * @param releases what to install: {@link dev.keadm.artifact.Releases#linux}
     * @param artifacts where it comes from
     * @param cache the folder in which {@code artifacts} keeps it
     */
    public record Tools(
            ContainerdSystem system,
            List<Artifact> releases,
            Artifacts artifacts,
            Path cache,
            ContainerdProgram program,
            RuntimeReadiness readiness,
            Waiting waiting,
            ContainerdEnd end) {}

    /** Looks at the way that the downloads will take. */
    public static Check check(Tools tools, HostView host, ReleaseProbe probe, Clock clock) {
        return new DownloadsCheck(host, tools.system(), tools.releases(), tools.artifacts(), probe, clock);
    }

    /** They come first, so that nothing of the system is touched before all is here and verified. */
    public static List<Step<?, ?>> downloads(Tools tools) {
        return List.of(new DownloadArtifacts(tools.system(), tools.releases(), tools.artifacts(), tools.cache()));
    }

    /** @param network gives pods a network, once containerd is configured and before it starts */
    public static List<Step<?, ?>> runtime(Tools tools, ContainerdSettings settings, List<Step<?, ?>> network) {
        List<Step<?, ?>> steps = new ArrayList<>();
        steps.add(new InstallContainerd(tools.system(), tools.releases(), tools.artifacts()));
        steps.add(new WriteContainerdConfig(tools.system(), settings, tools.program()));
        steps.addAll(network);
        steps.add(new WriteCrictlConfig(tools.system()));
        steps.add(new StartContainerd(tools.system(), settings, tools.readiness(), tools.waiting(), tools.end()));
        return steps;
    }

    /** A bridge for the pods of a containerd of ours on Linux. */
    public static List<Step<?, ?>> bridge(PodNetworks networks) {
        return List.of(new WriteCniConfig(networks));
    }

    /** For a process that knows nothing of the request behind the steps. Order does not matter: the journal has it. */
    public static List<Reversal<?, ?>> reversals(ContainerdEnd end) {
        return List.of(
                DownloadArtifacts.back(),
                InstallContainerd.back(),
                WriteContainerdConfig.back(),
                WriteCrictlConfig.back(),
                StartContainerd.back(end));
    }

    public static Reversal<?, ?> bridgeReversal(PodNetworks networks) {
        return WriteCniConfig.back(networks);
    }
}
