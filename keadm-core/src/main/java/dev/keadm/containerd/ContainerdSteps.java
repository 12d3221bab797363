package dev.keadm.containerd;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.Artifacts;
import dev.keadm.artifact.Waiting;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import java.nio.file.Path;
import java.util.List;

/** The steps that give a machine a containerd, in order, and their ways back. */
public final class ContainerdSteps {
    private ContainerdSteps() {}

    /**
     * What the steps work with beside the machine.
     *
     * @param releases what to install: {@link dev.keadm.artifact.Releases#linux}
     * @param artifacts where it comes from
     * @param cache the folder in which {@code artifacts} keeps it
     */
    public record Tools(
            List<Artifact> releases,
            Artifacts artifacts,
            Path cache,
            ContainerdProgram program,
            PodNetworks networks,
            RuntimeReadiness readiness,
            Waiting waiting) {}

    /** They come first, so that nothing of the system is touched before all is here and verified. */
    public static List<Step<?, ?>> downloads(Tools tools) {
        return List.of(new DownloadArtifacts(tools.releases(), tools.artifacts(), tools.cache()));
    }

    public static List<Step<?, ?>> runtime(Tools tools, ContainerdSettings settings) {
        return List.of(
                new InstallContainerd(tools.releases(), tools.artifacts()),
                new WriteContainerdConfig(settings, tools.program()),
                new WriteCniConfig(tools.networks()),
                new WriteCrictlConfig(),
                new StartContainerd(settings, tools.readiness(), tools.waiting()));
    }

    /** For a process that knows nothing of the request behind the steps. Order does not matter: the journal has it. */
    public static List<Reversal<?, ?>> reversals(PodNetworks networks) {
        return List.of(
                DownloadArtifacts.back(),
                InstallContainerd.back(),
                WriteContainerdConfig.back(),
                WriteCniConfig.back(networks),
                WriteCrictlConfig.back(),
                StartContainerd.back());
    }
}
