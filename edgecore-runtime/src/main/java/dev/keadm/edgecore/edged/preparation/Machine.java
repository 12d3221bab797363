package dev.keadm.edgecore.edged.preparation;

import dev.keadm.host.FileModes;
import dev.keadm.host.KernelFacts;
import dev.keadm.host.Mounts;
import dev.keadm.host.ResourceGroups;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What of the machine the preparation of pods needs.
 *
 * @param hostsFile the machine's own hosts file, which pods on its network get a copy of
 */
public record Machine(
        Mounts mounts, FileModes modes, ResourceGroups groups, KernelFacts kernel, Path hostsFile, Clock clock) {}
