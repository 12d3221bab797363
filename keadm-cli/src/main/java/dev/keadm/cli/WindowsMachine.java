package dev.keadm.cli;

import dev.keadm.bundle.Origin;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.config.GoDefaults;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import dev.keadm.host.Host;
import dev.keadm.host.Mounts;
import dev.keadm.host.NoMounts;
import dev.keadm.host.Scripts;
import dev.keadm.host.TrustedRoots;
import dev.keadm.join.Distribution;
import dev.keadm.join.JoinPlatform;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.CriRuntimes;
import dev.keadm.runtime.Runtimes;
import dev.keadm.windows.host.RootStore;
import dev.keadm.windows.host.WindowsDistribution;
import dev.keadm.windows.host.WindowsHost;
import dev.keadm.windows.host.WindowsJoin;
import dev.keadm.windows.host.WindowsPreparation;
import dev.keadm.windows.host.WindowsScripts;
import dev.keadm.windows.host.WindowsTools;
import dev.keadm.windows.host.containerd.WindowsRuntime;
import dev.keadm.windows.pipe.PipeTransports;
import dev.keadm.windows.security.ProtectedJournalFolders;
import dev.keadm.workflow.JournalFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

final class WindowsMachine implements LocalMachine {
    private static final Path ITSELF = Path.of("/");

    @Override
    public Host host(Path root, Consumer<String> warnings) {
        if (!root.equals(ITSELF)) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "--root '" + root
                            + "' cannot be had on Windows: the agent runs as a service there, and a machine has"
                            + " one of its name.",
                    "Leave --root out.");
        }
        try {
            return WindowsHost.thisMachine();
        } catch (IOException e) {
            throw unknown(e);
        }
    }

    @Override
    public Mounts mounts() {
        return new NoMounts();
    }

    @Override
    public Scripts scripts() {
        return new WindowsScripts();
    }

    @Override
    public Runtimes runtimes(Consumer<String> warnings) {
        return new CriRuntimes(new PipeTransports(warnings));
    }

    @Override
    public TrustedRoots roots() {
        return new RootStore();
    }

    @Override
    public GoDefaults defaults() {
        return GoDefaults.WINDOWS;
    }

    @Override
    public RuntimeEndpoint endpoint() {
        return WindowsJoin.CONTAINERD;
    }

    @Override
    public JoinPlatform join(Host host, Runtimes runtimes, Origin origin, Consumer<String> warnings) {
        Clock clock = Clock.systemUTC();
        try {
            WindowsTools tools = WindowsTools.thisMachine(host.layout().data(), clock);
            return new WindowsJoin(
                    new WindowsPreparation(host, runtimes, tools, clock),
                    WindowsRuntime.ofThisMachine(
                            host.view(),
                            runtimes,
                            new PipeTransports(warnings),
                            tools.registry(),
                            tools.system(),
                            new Origin(tools.environment(), origin.roots(), origin.warnings())));
        } catch (IOException e) {
            throw unknown(e);
        }
    }

    @Override
    public JournalFolders journalFolders(Host host) {
        return new ProtectedJournalFolders();
    }

    @Override
    public Distribution distribution(Path home, String version) {
        return new WindowsDistribution(home, version, Path.of(System.getProperty("java.home")));
    }

    @Override
    public Sandboxes sandboxes(Supplier<Path> home) {
        return new NoSandboxes();
    }

    private static KeadmException unknown(IOException e) {
        return new KeadmException(
                ErrorCode.PREFLIGHT, "Cannot find out where Windows has its folders: " + Reason.of(e) + ".", "", e);
    }
}
