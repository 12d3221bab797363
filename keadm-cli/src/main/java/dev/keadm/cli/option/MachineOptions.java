package dev.keadm.cli.option;

import dev.keadm.request.JoinRequest.Machine;
import dev.keadm.request.JoinRequest.Reboot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What join may do to Windows itself. */
public final class MachineOptions {
    /** Lower case, as they are typed. */
    enum RebootChoice {
        auto,
        never
    }

    /** Lower case, as they are typed. */
    enum Isolation {
        process,
        hyperv
    }

    @Option(
            names = "--reboot",
            paramLabel = "WHEN",
            description = "When Windows must restart before join can go on: never (default) ends with exit code 3010,"
                    + " auto restarts it and goes on by itself, at most twice.")
    private RebootChoice reboot = RebootChoice.never;

    @Option(
            names = "--isolation",
            paramLabel = "KIND",
            description = "How Windows pods are kept apart: process (default), or hyperv, which enables Hyper-V, too.")
    private Isolation isolation = Isolation.process;

    @Option(
            names = "--feature-source",
            paramLabel = "DIR",
            description = "Where the files of Windows' features are, when the machine does not have them itself.")
    private @Nullable Path featureSource;

    @Option(
            names = "--replace-go-edgecore",
            description =
                    "Take the place of a Go EdgeCore on Windows, or of the files that it left, and go on as its node;"
                            + " reset puts its service back.")
    private boolean replaceGoEdgeCore;

    @Option(
            names = "--antivirus-exclusions",
            description =
                    "Let Microsoft Defender leave the containerd that join installs alone; each exclusion is in the"
                            + " plan, and reset takes it back.")
    private boolean antivirusExclusions;

    /** @param again the options with which join goes on after a restart; only asked for when it will */
    public Machine machine(Supplier<List<String>> again) {
        Reboot when = reboot == RebootChoice.auto ? new Reboot(true, again.get()) : Reboot.BY_HAND;
        return new Machine(
                when,
                isolation == Isolation.hyperv,
                Optional.ofNullable(featureSource),
                replaceGoEdgeCore,
                antivirusExclusions);
    }
}
