package dev.keadm.join;

import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.config.EdgeCoreDocument;
import dev.keadm.config.GoDefaults;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostView;
import dev.keadm.request.NodeName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What an {@code edgecore.yaml} that is there says. */
public final class StoredSettings {
    private StoredSettings() {}

    /**
     * Empty when there is none.
     *
     * @throws IOException when it cannot be read, or is broken
     */
    public static Optional<EdgeCoreConfig> load(HostView host, GoDefaults platform) throws IOException {
        return load(host, host.layout().edgeCoreYaml(), platform);
    }

    /** Empty when there is none; one that is broken counts as none here, and is a finding of its own check. */
    public static Optional<EdgeCoreConfig> read(HostView host, GoDefaults platform) {
        return read(host, host.layout().edgeCoreYaml(), platform);
    }

    /** As {@link #read(HostView, GoDefaults)}, at another place. */
    static Optional<EdgeCoreConfig> read(HostView host, Path path, GoDefaults platform) {
        try {
            return load(host, path, platform);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<EdgeCoreConfig> load(HostView host, Path path, GoDefaults platform) throws IOException {
        if (host.files().status(path) instanceof FileStatus.Absent) {
            return Optional.empty();
        }
        String name = NodeName.fromHostName(host.facts().hostname()).value();
        return Optional.of(EdgeCoreDocument.parse(host.files().readString(path), path.toString())
                .config(platform, name));
    }
}
