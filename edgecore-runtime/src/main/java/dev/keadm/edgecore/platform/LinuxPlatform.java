package dev.keadm.edgecore.platform;

import dev.keadm.config.EdgeCoreConfig.WindowsProcess;
import dev.keadm.config.GoDefaults;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.CriTransports;
import dev.keadm.cri.UnixTransports;
import dev.keadm.edgecore.Component;
import dev.keadm.edgecore.edged.preparation.LinuxPodMachine;
import dev.keadm.edgecore.hosting.Foreground;
import dev.keadm.edgecore.hosting.Hosting;
import dev.keadm.edgecore.node.LinuxMachine;
import dev.keadm.edgecore.node.Machine;
import dev.keadm.host.HostLayout;
import dev.keadm.host.linux.LinuxFileModes;
import dev.keadm.host.linux.LinuxKernel;
import dev.keadm.host.linux.LinuxMounts;
import dev.keadm.host.linux.LinuxResourceGroups;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Linux, with its files where the Go agent has them. */
public final class LinuxPlatform implements Platform {
    private static final Path ROOT = Path.of("/");

    private final HostLayout layout = HostLayout.linux(ROOT);

    @Override
    public GoDefaults defaults() {
        return GoDefaults.LINUX;
    }

    @Override
    public Path defaultConfig() {
        return layout.edgeCoreYaml();
    }

    @Override
    public Path logs() {
        return layout.logs();
    }

    /** What is secret in it has a mode of its own. */
    @Override
    public void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public Machine machine(Path pods) {
        return new LinuxMachine(ROOT, pods);
    }

    @Override
    public dev.keadm.edgecore.edged.preparation.Machine podMachine(Clock clock) {
        return new LinuxPodMachine(
                new LinuxMounts(System.getProperty("os.version")),
                new LinuxFileModes(),
                new LinuxResourceGroups(),
                LinuxKernel.facts(),
                Path.of("/etc/hosts"),
                clock);
    }

    @Override
    public CriTransports transports() {
        return new UnixTransports();
    }

    @Override
    public List<Component> companions(Path data, CriImages images) {
        return List.of();
    }

    @Override
    public Hosting hosting(WindowsProcess process, Optional<Path> logFile, PrintStream err) {
        return new Foreground(logFile, err);
    }
}
