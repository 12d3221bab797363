package dev.keadm.cli;

import dev.keadm.artifact.Waiting;
import dev.keadm.bundle.BundleMade;
import dev.keadm.bundle.BundlePlatform;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.bundle.CreateBundle;
import dev.keadm.cli.command.Operations;
import dev.keadm.cli.sandbox.BackgroundSandboxes;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.cloud.CloudCore;
import dev.keadm.cloud.JdbcPodStore;
import dev.keadm.config.GoDefaults;
import dev.keadm.containerd.PodNetworks;
import dev.keadm.cri.UnixTransports;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.Host;
import dev.keadm.host.OperatingSystem;
import dev.keadm.host.linux.BashScripts;
import dev.keadm.host.linux.LinuxHost;
import dev.keadm.host.linux.LinuxMounts;
import dev.keadm.host.linux.LinuxPodNetworks;
import dev.keadm.join.FolderDistribution;
import dev.keadm.join.Join;
import dev.keadm.join.JoinTools;
import dev.keadm.join.LinuxJoin;
import dev.keadm.join.ReleasedContainerd;
import dev.keadm.machine.Machine;
import dev.keadm.machine.MachineStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.ResetRequest;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.reset.Reset;
import dev.keadm.runtime.CriRuntimes;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The composition root: the workflows on this Linux machine. */
final class MachineOperations implements Operations {
    /** Of each step of a conversation with the cloud. */
    private static final Duration CLOUD_DEADLINE = Duration.ofSeconds(10);

    private static final RuntimeEndpoint CONTAINERD = RuntimeEndpoint.parse("unix:///run/containerd/containerd.sock");

    private final Interruption interruption;

    MachineOperations(Interruption interruption) {
        this.interruption = interruption;
    }

    @Override
    public Outcome join(JoinRequest request, Scope scope) {
        JoinTools tools = tools(scope.root());
        return new Join(tools, tools.host().layout().data())
                .run(request, scope.dryRun(), scope.reporter(), cancellation());
    }

    @Override
    public List<String> atStake(Path root) {
        Reset reset = reset(tools(root));
        try {
            return reset.joined() ? reset.outlook() : List.of();
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT, "Cannot look at what is below " + root + ": " + e.getMessage() + ".", "", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public Outcome reset(ResetRequest request, Scope scope) {
        return reset(tools(scope.root())).run(request, scope.dryRun(), scope.reporter(), cancellation());
    }

    @Override
    public MachineStatus status(Path root) {
        try {
            return new Machine(LinuxHost.at(root).view(), new CriRuntimes(new UnixTransports()), GoDefaults.LINUX)
                    .look();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public BundlePlatform platform() {
        try {
            OperatingSystem system = LinuxHost.at(Path.of("/")).facts().operatingSystem();
            return new BundlePlatform(system.family(), system.architecture());
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT,
                    "Cannot tell what kind of machine this is: " + e.getMessage() + ".",
                    "Say with --os and --arch what the bundle is for.",
                    e);
        }
    }

    @Override
    public Optional<BundleMade> bundle(BundleRequest request, boolean dryRun, Reporter reporter) {
        return new CreateBundle(BuildInfo.read().keadm(), System.getenv(), Clock.systemUTC())
                .run(request, dryRun, reporter);
    }

    @Override
    public Sandboxes sandboxes() {
        return new BackgroundSandboxes(LinuxHost::at, () -> home().resolve("bin/keadm"));
    }

    private static Reset reset(JoinTools tools) {
        return new Reset(tools, tools.host().layout().data());
    }

    private Cancellation cancellation() {
        Cancellation cancellation = new Cancellation();
        interruption.takeBackWith(cancellation::cancel);
        return cancellation;
    }

    private static KeadmException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new KeadmException(ErrorCode.INTERRUPTED, "keadm was stopped.", "", cause);
    }

    private static JoinTools tools(Path root) {
        Host host = LinuxHost.at(root);
        Clock clock = Clock.systemUTC();
        PodNetworks networks = new LinuxPodNetworks();
        Runtimes runtimes = new CriRuntimes(new UnixTransports());
        return new JoinTools(
                host,
                new LinuxMounts(System.getProperty("os.version")),
                new BashScripts(),
                new CloudCore(clock, CLOUD_DEADLINE),
                runtimes,
                new JdbcPodStore(),
                new FolderDistribution(home(), BuildInfo.read().keadm()),
                new LinuxJoin(
                        host.layout(),
                        runtimes,
                        networks,
                        new ReleasedContainerd(host.view(), networks, System.getenv())),
                GoDefaults.LINUX,
                CONTAINERD,
                clock,
                Waiting.REAL,
                UUID::randomUUID);
    }

    /** The tree that this program runs from, as its launcher says. */
    private static Path home() {
        String home = System.getProperty("keadm.home");
        if (home == null) {
            throw new KeadmException(
                    ErrorCode.INTERNAL,
                    "keadm does not know where it lies, because it was not started by its launcher.",
                    "Start it with bin/keadm.");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}
