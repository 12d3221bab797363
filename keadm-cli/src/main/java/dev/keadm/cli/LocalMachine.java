package dev.keadm.cli;

import dev.keadm.bundle.Origin;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.config.GoDefaults;
import dev.keadm.host.Host;
import dev.keadm.host.Mounts;
import dev.keadm.host.Scripts;
import dev.keadm.host.TrustedRoots;
import dev.keadm.join.Distribution;
import dev.keadm.join.FolderDistribution;
import dev.keadm.join.JoinPlatform;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.JournalFolders;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** This machine behind the ports, in the way of its system. */
interface LocalMachine {
    /**
     * @param root {@code /} for the machine itself
     * @param warnings told in a sentence what is not as it should be, and does no harm
     * @throws dev.keadm.error.KeadmException ({@code USAGE}) when there can be no installation below that root
     */
    Host host(Path root, Consumer<String> warnings);

    Mounts mounts();

    Scripts scripts();

    /** @param warnings as those of {@link #host} */
    Runtimes runtimes(Consumer<String> warnings);

    /** Whom the machine trusts to vouch for servers. */
    TrustedRoots roots();

    /** Those that {@code edgecore.yaml} has here. */
    GoDefaults defaults();

    /** Where a container runtime listens when nobody says otherwise. */
    RuntimeEndpoint endpoint();

    /**
     * @param origin of what is downloaded
     * @param warnings as those of {@link #host}
     */
    JoinPlatform join(Host host, Runtimes runtimes, Origin origin, Consumer<String> warnings);

    default JournalFolders journalFolders(Host host) {
        return JournalFolders.POSIX;
    }

    /** What an installation is a copy of. */
    default Distribution distribution(Path home, String version) {
        return new FolderDistribution(home, version);
    }

    /** @param home the tree that this program runs from */
    Sandboxes sandboxes(Supplier<Path> home);
}
