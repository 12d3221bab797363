package dev.keadm.edgecore.platform;

import dev.keadm.config.EdgeCoreConfig.WindowsProcess;
import dev.keadm.config.GoDefaults;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.CriTransports;
import dev.keadm.edgecore.Component;
import dev.keadm.edgecore.edged.preparation.WindowsPodMachine;
import dev.keadm.edgecore.hosting.Hosting;
import dev.keadm.edgecore.hosting.WindowsHosting;
import dev.keadm.edgecore.node.Machine;
import dev.keadm.edgecore.node.WindowsMachine;
import dev.keadm.host.HostLayout;
import dev.keadm.windows.network.HnsNetworks;
import dev.keadm.windows.network.PodNetwork;
import dev.keadm.windows.pipe.PipeTransports;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.windows.security.AccessListModes;
import dev.keadm.windows.security.ProtectedFolders;
import dev.keadm.windows.security.Protection;
import dev.keadm.windows.system.NativeSystem;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Windows, with its files where join puts them. */
public final class WindowsPlatform implements Platform {
    private static final long RUNTIME_LOG = 20L << 20;
    private static final int RUNTIME_LOGS_KEPT = 3;

    private final HostLayout layout;
    private final Path systemRoot;
    private final CriTransports transports;
    private final Consumer<String> warnings;
    private final PodNetworkGate networkGate = new PodNetworkGate();
    private final SystemView system = new NativeSystem();
    private final RegistryView registry = new WindowsRegistry();

    /**
     * @param environment of this process, for the system's own folders
     * @param warnings takes sentences that begin with the warning's name
     */
    public WindowsPlatform(Map<String, String> environment, Consumer<String> warnings) {
        this.layout = HostLayout.windows(
                folder(environment, "ProgramFiles", "C:\\Program Files"),
                folder(environment, "ProgramData", "C:\\ProgramData"));
        this.systemRoot = folder(environment, "SystemRoot", "C:\\Windows");
        this.warnings = warnings;
        this.transports = new PipeTransports(warnings);
    }

    private static Path folder(Map<String, String> environment, String name, String usual) {
        return Path.of(environment.getOrDefault(name, usual));
    }

    @Override
    public GoDefaults defaults() {
        return GoDefaults.WINDOWS;
    }

    @Override
    public Path defaultConfig() {
        return layout.edgeCoreYaml();
    }

    @Override
    public Path logs() {
        return layout.logs();
    }

    @Override
    public void makePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            new ProtectedFolders().create(folder, Protection.PRIVATE);
        }
    }

    @Override
    public Machine machine(Path pods) {
        return new WindowsMachine(system, registry, pods);
    }

    @Override
    public dev.keadm.edgecore.edged.preparation.Machine podMachine(Clock clock) {
        return new WindowsPodMachine(
                system,
                registry,
                new AccessListModes(),
                systemRoot.resolve("System32\\drivers\\etc\\hosts"),
                networkGate::problem,
                clock);
    }

    @Override
    public CriTransports transports() {
        return transports;
    }

    @Override
    public List<Component> companions(Path data, CriImages images) {
        PodNetwork network = new PodNetwork(HnsNetworks.ofThisMachine(), data);
        CopiedLog runtimeLog = new CopiedLog(layout.logs().resolve("containerd.log"), RUNTIME_LOG, RUNTIME_LOGS_KEPT);
        return List.of(
                new PodNetworkCare(network, data, networkGate),
                new PauseImageCheck(system, images, warnings),
                new RuntimeLogCare(runtimeLog));
    }

    @Override
    public Hosting hosting(WindowsProcess process, Optional<Path> logFile, PrintStream err) {
        return new WindowsHosting(process, logFile, logs().resolve("edgecore.log"), err);
    }
}
