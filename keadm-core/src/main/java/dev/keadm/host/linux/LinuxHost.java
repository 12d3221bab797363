package dev.keadm.host.linux;

import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.InitSystem;
import dev.keadm.host.ServiceManager;
import java.nio.file.Path;

/** Puts the adapters together. */
public final class LinuxHost {
    private LinuxHost() {}

    /** @param root {@code /} for the machine itself; another one for an installation beside it, which never uses systemd */
    public static Host at(Path root) {
        HostLayout layout = HostLayout.linux(root);
        LinuxFiles files = new LinuxFiles();
        LinuxProcesses processes = new LinuxProcesses();
        LinuxFacts facts = new LinuxFacts();
        return new Host(layout, files, services(layout, files, processes), processes, facts, facts, new LinuxNetwork());
    }

    private static ServiceManager services(HostLayout layout, LinuxFiles files, LinuxProcesses processes) {
        boolean systemd = LinuxFacts.firstProcess() instanceof InitSystem.Systemd && !layout.separate();
        return systemd
                ? new SystemdServiceManager(layout.units(), files, new SystemCommands())
                : new SupervisedServiceManager(layout.services(), files, processes);
    }
}
