package dev.keadm.bundle;

import dev.keadm.artifact.ArtifactSource;
import dev.keadm.artifact.DownloadClient;
import dev.keadm.artifact.Downloader;
import dev.keadm.artifact.HttpProbe;
import dev.keadm.artifact.ProxySettings;
import dev.keadm.artifact.ReleaseProbe;
import dev.keadm.artifact.ReleaseServers;
import dev.keadm.host.HostLayout;
import dev.keadm.host.TrustedRoots;
import dev.keadm.request.JoinRequest.Downloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where releases come from: a bundle, then nothing touches the network; else a mirror or the projects' own servers.
 *
 * @param environment with the proxies' variables
 * @param roots whom this machine trusts
 * @param warnings told in a sentence what is not as it should be, and does no harm
 */
public record Origin(Map<String, String> environment, TrustedRoots roots, Consumer<String> warnings) {
    public Origin {
        environment = Map.copyOf(environment);
    }

    /** Where join keeps what it got, with its lock file. */
    public static Path cache(HostLayout layout) {
        return layout.data().resolve("downloads");
    }

    /** @throws IOException when {@code --ca-file} or a proxy cannot be used */
    public ArtifactSource of(Downloads downloads) throws IOException {
        if (downloads.bundle().isPresent()) {
            return new Bundle(downloads.bundle().get());
        }
        return new ReleaseServers(new Downloader(client(downloads), Downloader.Retries.ordinary()));
    }

    /**
     * Looks at the way to the releases; empty when they come from a bundle.
     *
     * @throws IOException when {@code --ca-file} or a proxy cannot be used
     */
    public Optional<ReleaseProbe> probe(Downloads downloads) throws IOException {
        return downloads.bundle().isPresent()
                ? Optional.empty()
                : Optional.of(new HttpProbe(client(downloads), ProxySettings.of(environment, Optional.empty())));
    }

    private DownloadClient client(Downloads downloads) throws IOException {
        return DownloadClient.of(ProxySettings.of(environment, Optional.empty()), downloads.caFile(), roots, warnings);
    }
}
