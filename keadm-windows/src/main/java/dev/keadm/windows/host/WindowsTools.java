package dev.keadm.windows.host;

import dev.keadm.windows.host.features.DismFeatures;
import dev.keadm.windows.host.features.WindowsFeatures;
import dev.keadm.windows.host.preflight.LocalVolumes;
import dev.keadm.windows.host.preflight.Volumes;
import dev.keadm.windows.host.reboot.BootTasks;
import dev.keadm.windows.host.reboot.Restart;
import dev.keadm.windows.host.reboot.RestartProxies;
import dev.keadm.windows.host.reboot.ScheduledBootTasks;
import dev.keadm.windows.host.reboot.WindowsRestart;
import dev.keadm.windows.host.takeover.ScmServiceRecords;
import dev.keadm.windows.host.takeover.ServiceRecords;
import dev.keadm.windows.jna.Broadcast;
import dev.keadm.windows.jna.NativeServiceCalls;
import dev.keadm.windows.registry.Registry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.windows.system.NativeSystem;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What join and reset work with on Windows, beside what they work with everywhere.
 *
 * @param environment the variables of this process
 * @param environmentChanged tells the programs that run that new ones get another environment
 */
public record WindowsTools(
        Registry registry,
        SystemView system,
        WindowsFeatures features,
        BootTasks tasks,
        Restart restart,
        Volumes volumes,
        ServiceRecords services,
        Map<String, String> environment,
        Runnable environmentChanged) {
    /** @param data the protected data folder */
    public static WindowsTools thisMachine(Path data, Clock clock) throws IOException {
        Registry registry = new WindowsRegistry();
        return new WindowsTools(
                registry,
                new NativeSystem(),
                new DismFeatures(),
                new ScheduledBootTasks(windows(registry).resolve("System32"), data),
                new WindowsRestart(clock),
                new LocalVolumes(),
                new ScmServiceRecords(new NativeServiceCalls(), registry),
                RestartProxies.environment(),
                Broadcast::environmentChanged);
    }

    /** {@code C:\Windows}, as Windows itself has it. */
    private static Path windows(Registry registry) throws IOException {
        return registry.read("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", "SystemRoot")
                .map(value -> value instanceof RegistryValue.Text(String text) ? Path.of(text) : null)
                .orElseThrow(() -> new IOException("the registry does not say where Windows lies"));
    }
}
