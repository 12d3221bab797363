package dev.keadm.join;

import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.Waiting;
import dev.keadm.bundle.Origin;
import dev.keadm.containerd.ContainerdSteps;
import dev.keadm.containerd.CriReadiness;
import dev.keadm.containerd.InstalledContainerd;
import dev.keadm.containerd.PodNetworks;
import dev.keadm.cri.UnixTransports;
import dev.keadm.host.HostView;
import dev.keadm.request.JoinRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * From the projects' own releases, a mirror of them, or a bundle.
 *
 * @param environment with the proxies' variables
 */
public record ReleasedContainerd(HostView host, PodNetworks networks, Map<String, String> environment)
        implements ContainerdSource {
    public ReleasedContainerd {
        environment = Map.copyOf(environment);
    }

    @Override
    public ContainerdSteps.Tools tools(JoinRequest.Downloads downloads) throws IOException {
        Path cache = Origin.cache(host.layout());
        return new ContainerdSteps.Tools(
                Releases.linux(
                        host.facts().operatingSystem().architecture(),
                        downloads.mirror().orElse(Releases.ORIGIN),
                        Map.of()),
                new ArtifactCache(
                        cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), Origin.of(downloads, environment)),
                cache,
                new InstalledContainerd(),
                networks,
                new CriReadiness(new UnixTransports()),
                Waiting.REAL);
    }
}
