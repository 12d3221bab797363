package dev.keadm.windows.host;

import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.windows.jna.KnownFolders;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.windows.service.ScmServiceManager;
import dev.keadm.windows.system.NativeSystem;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.nio.file.Path;

/** Puts the adapters together. */
public final class WindowsHost {
    private WindowsHost() {}

    /** @throws IOException when Windows does not say where its folders are */
    public static Host thisMachine() throws IOException {
        HostLayout layout =
                HostLayout.windows(Path.of(KnownFolders.programFiles()), Path.of(KnownFolders.programData()));
        RegistryView registry = new WindowsRegistry();
        SystemView system = new NativeSystem();
        WindowsProcesses processes = new WindowsProcesses();
        return new Host(
                layout,
                new WindowsFiles(),
                new ScmServiceManager(),
                processes,
                new WindowsFacts(registry, system),
                new WindowsPrivileges(),
                new WindowsNetwork(system, processes));
    }
}
