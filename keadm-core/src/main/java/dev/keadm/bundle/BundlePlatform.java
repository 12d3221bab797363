package dev.keadm.bundle;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.Releases;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What kind of machine a bundle is for.
 *
 * @param system {@code linux} or {@code windows}, as Kubernetes labels nodes
 * @param architecture {@code amd64} or {@code arm64}, as Kubernetes labels nodes
 */
public record BundlePlatform(String system, String architecture) {
    private static final Map<String, List<String>> KNOWN =
            Map.of("linux", List.of("amd64", "arm64"), "windows", List.of("amd64"));

    /** @throws KeadmException ({@code USAGE}) when there are no releases for it */
    public static BundlePlatform parse(String system, String architecture) {
        List<String> architectures = KNOWN.get(system);
        if (architectures == null) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "Cannot make a bundle for --os '" + system + "': nodes run Linux or Windows.",
                    "Write --os linux or --os windows.");
        }
        if (!architectures.contains(architecture)) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "Cannot make a bundle for " + system + " on --arch '" + architecture
                            + "': containerd has no release for it.",
                    "Write --arch " + String.join(" or ", architectures) + ".");
        }
        return new BundlePlatform(system, architecture);
    }

    /** What join installs there. */
    List<Artifact> releases(URI base) {
        return system.equals("windows") ? Releases.windows(base) : Releases.linux(architecture, base, Map.of());
    }

    /** {@code linux/amd64}. */
    @Override
    public String toString() {
        return system + "/" + architecture;
    }
}
