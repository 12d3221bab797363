package dev.keadm.join;

import dev.keadm.artifact.Waiting;
import dev.keadm.cloud.Cloud;
import dev.keadm.cloud.PodStore;
import dev.keadm.config.GoDefaults;
import dev.keadm.host.Host;
import dev.keadm.host.Mounts;
import dev.keadm.host.Scripts;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.JournalFolders;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What join and reset work with: the machine and the world around it.
 *
 * @param platform what is done in the system's own way
 * @param defaults those that {@code edgecore.yaml} has here
 * @param defaultEndpoint where a container runtime listens when nobody says otherwise
 * @param folders makes the folder of the journal
 * @param ids makes agents' ids
 */
public record JoinTools(
        Host host,
        Mounts mounts,
        Scripts scripts,
        Cloud cloud,
        Runtimes runtimes,
        PodStore store,
        Distribution distribution,
        JoinPlatform platform,
        GoDefaults defaults,
        RuntimeEndpoint defaultEndpoint,
        JournalFolders folders,
        Clock clock,
        Waiting waiting,
        Supplier<UUID> ids) {

    Release release() {
        return new Release(cloud, runtimes, store, mounts);
    }
}
