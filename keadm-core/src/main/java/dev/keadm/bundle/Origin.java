package dev.keadm.bundle;

import dev.keadm.artifact.ArtifactSource;
import dev.keadm.artifact.DownloadClient;
import dev.keadm.artifact.Downloader;
import dev.keadm.artifact.ProxySettings;
import dev.keadm.artifact.ReleaseServers;
import dev.keadm.host.HostLayout;
import dev.keadm.request.JoinRequest.Downloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where releases come from: a bundle, then nothing touches the network; else a mirror or the projects' own servers. */
public final class Origin {
    private Origin() {}

    /** Where join keeps what it got, with its lock file. */
    public static Path cache(HostLayout layout) {
        return layout.data().resolve("downloads");
    }

    /**
     * @param environment with the proxies' variables
     * @throws IOException when {@code --ca-file} or a proxy cannot be used
     */
    public static ArtifactSource of(Downloads downloads, Map<String, String> environment) throws IOException {
        if (downloads.bundle().isPresent()) {
            return new Bundle(downloads.bundle().get());
        }
        return new ReleaseServers(new Downloader(
                DownloadClient.build(ProxySettings.of(environment, Optional.empty()), downloads.caFile()),
                Downloader.Retries.ordinary()));
    }
}
