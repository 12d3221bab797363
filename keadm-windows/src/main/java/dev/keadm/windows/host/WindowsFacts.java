package dev.keadm.windows.host;

import dev.keadm.host.Capacity;
import dev.keadm.host.Disk;
import dev.keadm.host.HostFacts;
import dev.keadm.host.InitSystem;
import dev.keadm.host.MachineHash;
import dev.keadm.host.OperatingSystem;
import dev.keadm.windows.jna.ComputerName;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.system.OsVersion;
import dev.keadm.windows.system.SystemView;
import dev.keadm.windows.version.WindowsBuilds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What Windows says of the machine. */
public final class WindowsFacts implements HostFacts {
    private static final String CRYPTOGRAPHY = "SOFTWARE\\Microsoft\\Cryptography";
    private static final String MACHINE = "MachineGuid";

    private final RegistryView registry;
    private final SystemView system;

    public WindowsFacts(RegistryView registry, SystemView system) {
        this.registry = registry;
        this.system = system;
    }

    @Override
    public OperatingSystem operatingSystem() throws IOException {
        OsVersion version = system.version();
        return new OperatingSystem(
                "windows",
                WindowsBuilds.of(version.build(), version.server()).name(),
                version.toString(),
                architecture());
    }

    /** As Go names it, and so Kubernetes. */
    private static String architecture() {
        String java = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return java.equals("aarch64") ? "arm64" : java;
    }

    @Override
    public String hostname() throws IOException {
        return ComputerName.dnsHostName();
    }

    @Override
    public String machineHash(Path root) throws IOException {
        return MachineHash.of(machineId(), root);
    }

    /** Made when Windows was set up; sysprep makes a new one. */
    private String machineId() throws IOException {
        if (registry.read(CRYPTOGRAPHY, MACHINE).orElse(null) instanceof RegistryValue.Text(String id)
                && !id.isBlank()) {
            return id.strip();
        }
        throw new IOException(
                "This machine has no id: HKLM\\" + CRYPTOGRAPHY + " has no text " + MACHINE + ", which Windows makes");
    }

    @Override
    public Capacity capacity(Path path) throws IOException {
        return new Capacity(
                system.processors(), system.memory().total(), Disk.of(path).getUsableSpace());
    }

    @Override
    public InitSystem initSystem() {
        return new InitSystem.ServiceControlManager();
    }
}
