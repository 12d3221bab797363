package dev.keadm.bundle;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.Artifacts;
import dev.keadm.artifact.Releases;
import dev.keadm.host.OperatingSystem;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a bundle holds all that join installs, byte for byte. What an earlier run took from it need not be in it any
 * more: a join that goes on after a reboot does without the stick that the bundle came on.
 *
 * @param needed whether this join installs anything that a bundle holds
 * @param cache what was taken earlier: {@link Origin#cache}
 */
public record BundleCheck(Path file, OperatingSystem machine, boolean needed, Path cache) implements Check {
    @Override
    public String id() {
        return "bundle";
    }

    @Override
    public List<Finding> run() throws IOException {
        if (!needed) {
            return List.of(Finding.warning(
                    id(), "The bundle " + file + " is not used: a container runtime is there already.", ""));
        }
        BundlePlatform platform = new BundlePlatform(machine.family(), machine.architecture());
        List<Artifact> wanted = new ArrayList<>();
        Artifacts taken =
                new ArtifactCache(cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), new Bundle(file));
        for (Artifact artifact : platform.releases(Releases.ORIGIN)) {
            if (!taken.isHere(artifact)) {
                wanted.add(artifact);
            }
        }
        return wanted.isEmpty()
                ? List.of(Finding.ok(id(), "All that is installed was taken from the bundle already."))
                : findings(platform, wanted);
    }

    private List<Finding> findings(BundlePlatform platform, List<Artifact> wanted) throws IOException {
        try {
            List<String> faults = new Bundle(file).faults(platform, wanted);
            return faults.isEmpty()
                    ? List.of(Finding.ok(id(), "The bundle " + file + " holds all that is installed."))
                    : faults.stream().map(fault -> fault(platform, fault)).toList();
        } catch (ArtifactException e) {
            return List.of(Finding.error(id(), String.valueOf(e.getMessage()), e.hint()));
        }
    }

    private Finding fault(BundlePlatform platform, String fault) {
        return Finding.error(id(), "Cannot install from the bundle " + file + ": " + fault, Bundle.remake(platform));
    }
}
