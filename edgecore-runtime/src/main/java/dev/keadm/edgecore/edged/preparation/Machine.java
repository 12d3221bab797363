package dev.keadm.edgecore.edged.preparation;

import dev.keadm.edgecore.edged.network.HostResolver;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.os.OsContainers;
import dev.keadm.edgecore.edged.os.PathRules;
import dev.keadm.edgecore.edged.volume.VolumeSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of the machine and its operating system the preparation of pods needs. */
public interface Machine {
    OsContainers containers(PreparationSettings settings, NodeFacts node) throws IOException;

    PathRules paths();

    VolumeSystem volumes();

    /**
     * The resolver settings that pods inherit.
     *
     * @param resolvConf the key of edgecore.yaml
     * @return null when they are to inherit none
     */
    @Nullable
    HostResolver resolver(String resolvConf);

    /** What every pod has to wait for before it can start, for its status; empty when there is nothing. */
    Optional<String> waitsFor();

    /** The machine's own hosts file, which pods on its network get a copy of. */
    Path hostsFile();
}
