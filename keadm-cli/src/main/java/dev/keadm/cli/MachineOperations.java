package dev.keadm.cli;

import dev.keadm.artifact.Waiting;
import dev.keadm.bundle.BundleMade;
import dev.keadm.bundle.BundlePlatform;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.bundle.CreateBundle;
import dev.keadm.bundle.Origin;
import dev.keadm.cli.command.Operations;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.cloud.CloudCore;
import dev.keadm.cloud.JdbcPodStore;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import dev.keadm.host.Host;
import dev.keadm.host.OperatingSystem;
import dev.keadm.join.Join;
import dev.keadm.join.JoinTools;
import dev.keadm.machine.Machine;
import dev.keadm.machine.MachineStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.ResetRequest;
import dev.keadm.reset.Reset;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The composition root: the workflows on this machine. */
final class MachineOperations implements Operations {
    /** Of each step of a conversation with the cloud. */
    private static final Duration CLOUD_DEADLINE = Duration.ofSeconds(10);

    private final LocalMachine machine;
    private final Interruption interruption;

    MachineOperations(LocalMachine machine, Interruption interruption) {
        this.machine = machine;
        this.interruption = interruption;
    }

    @Override
    public Outcome join(JoinRequest request, Scope scope) {
        JoinTools tools = tools(scope.root(), warnings(scope.reporter()));
        return new Join(tools, tools.host().layout().data())
                .run(request, scope.dryRun(), scope.reporter(), cancellation());
    }

    @Override
    public List<String> atStake(Path root) {
        // what is wrong with the machine is said by the reset itself, which looks again
        Reset reset = reset(tools(root, _ -> {}));
        try {
            return reset.joined() ? reset.outlook() : List.of();
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT, "Cannot look at what is below " + root + ": " + Reason.of(e) + ".", "", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public Outcome reset(ResetRequest request, Scope scope) {
        return reset(tools(scope.root(), warnings(scope.reporter())))
                .run(request, scope.dryRun(), scope.reporter(), cancellation());
    }

    @Override
    public MachineStatus status(Path root) {
        try {
            Set<String> warnings = new LinkedHashSet<>();
            return new Machine(
                            machine.host(root, warnings::add).view(),
                            machine.runtimes(warnings::add),
                            machine.defaults())
                    .look()
                    .and(warnings);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public BundlePlatform platform() {
        try {
            OperatingSystem system = machine.host(Path.of("/"), _ -> {}).facts().operatingSystem();
            return new BundlePlatform(system.family(), system.architecture());
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT,
                    "Cannot tell what kind of machine this is: " + Reason.of(e) + ".",
                    "Say with --os and --arch what the bundle is for.",
                    e);
        }
    }

    @Override
    public Optional<BundleMade> bundle(BundleRequest request, boolean dryRun, Reporter reporter) {
        return new CreateBundle(BuildInfo.read().keadm(), origin(warnings(reporter)), Clock.systemUTC())
                .run(request, dryRun, reporter);
    }

    @Override
    public Sandboxes sandboxes() {
        return machine.sandboxes(MachineOperations::home);
    }

    private static Reset reset(JoinTools tools) {
        return new Reset(tools, tools.host().layout().data());
    }

    /** Each is told once, however often it is met. */
    private static Consumer<String> warnings(Reporter reporter) {
        Set<String> told = ConcurrentHashMap.newKeySet();
        return warning -> {
            if (told.add(warning)) {
                reporter.report(new Event.Warning("system", warning));
            }
        };
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

    private JoinTools tools(Path root, Consumer<String> warnings) {
        Host host = machine.host(root, warnings);
        Runtimes runtimes = machine.runtimes(warnings);
        return new JoinTools(
                host,
                machine.mounts(),
                machine.scripts(),
                new CloudCore(Clock.systemUTC(), CLOUD_DEADLINE),
                runtimes,
                new JdbcPodStore(),
                machine.distribution(home(), BuildInfo.read().keadm()),
                machine.join(host, runtimes, origin(warnings), warnings),
                machine.defaults(),
                machine.endpoint(),
                machine.journalFolders(host),
                Clock.systemUTC(),
                Waiting.REAL,
                UUID::randomUUID);
    }

    private Origin origin(Consumer<String> warnings) {
        return new Origin(System.getenv(), machine.roots(), warnings);
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
