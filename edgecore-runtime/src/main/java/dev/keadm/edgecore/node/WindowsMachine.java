package dev.keadm.edgecore.node;

import dev.keadm.host.Disk;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.system.Memory;
import dev.keadm.windows.system.NetworkAdapter;
import dev.keadm.windows.system.OsVersion;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks Windows' own functions and the registry, the same values as the kubelet on Windows. */
public final class WindowsMachine implements Machine {
    private static final String BUILD_LABEL = "node.kubernetes.io/windows-build";
    private static final String CURRENT = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String CRYPTOGRAPHY = "SOFTWARE\\Microsoft\\Cryptography";
    private static final String HARDWARE = "SYSTEM\\HardwareConfig";
    private static final String PREFETCH =
            "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters";
    private static final int FIRST_WINDOWS_11 = 22000;

    private final SystemView system;
    private final RegistryView registry;
    private final Path pods;

    /** @param pods the folder that holds the pods' volumes */
    public WindowsMachine(SystemView system, RegistryView registry, Path pods) {
        this.system = system;
        this.registry = registry;
        this.pods = pods;
    }

    @Override
    public MachineFacts facts() throws IOException {
        OsVersion version = system.version();
        return new MachineFacts(
                "windows",
                MachineFacts.architecture(System.getProperty("os.arch")),
                system.processors(),
                system.memory().total(),
                store().getTotalSpace(),
                Map.of(),
                Map.of(BUILD_LABEL, version.toString()),
                identity(version));
    }

    private MachineFacts.Identity identity(OsVersion version) throws IOException {
        String machineId = registry.text(CRYPTOGRAPHY, "MachineGuid").orElse("");
        String hardware = registry.text(HARDWARE, "LastConfig")
                .map(guid -> guid.replaceAll("[{}]", "").toUpperCase(Locale.ROOT))
                .orElse(machineId);
        String revision =
                registry.number(CURRENT, "UBR").map(ubr -> version + "." + ubr).orElseGet(version::toString);
        return new MachineFacts.Identity(
                machineId,
                hardware,
                registry.number(PREFETCH, "BootId").map(String::valueOf).orElse(""),
                revision,
                osImage(version));
    }

    /** Windows 11 still calls itself Windows 10 in the registry. */
    private String osImage(OsVersion version) throws IOException {
        String name = registry.text(CURRENT, "ProductName").orElse("Windows");
        return !version.server() && version.build() >= FIRST_WINDOWS_11
                ? name.replaceFirst("^Windows 10\\b", "Windows 11")
                : name;
    }

    @Override
    public Headroom headroom() throws IOException {
        FileStore store = store();
        Memory memory = system.memory();
        return new Headroom(
                memory.available(),
                memory.total(),
                store.getUsableSpace(),
                store.getTotalSpace(),
                // the number of processes has no bound but memory
                Long.MAX_VALUE,
                Long.MAX_VALUE);
    }

    private FileStore store() throws IOException {
        return Disk.of(pods);
    }

    /** By the name that people know, {@code Ethernet}, as the Go agent does. */
    @Override
    public Optional<InetAddress> addressOf(String interfaceName) throws IOException {
        return system.adapters().stream()
                .filter(adapter -> adapter.name().equalsIgnoreCase(interfaceName))
                .flatMap(adapter -> adapter.addresses().stream())
                .min(Comparator.comparing(address -> !(address instanceof Inet4Address)));
    }

    /**
     * An address on one of the machine's own switches, such as {@code vEthernet (nat)}, is nobody else's to reach: the one
     * on the default route is taken instead. A switch that has the machine's network card leads out and counts.
     */
    @Override
    public InetAddress addressTowards(String host) throws IOException {
        InetAddress near = OwnAddress.towards(host);
        boolean reachable = !near.isLoopbackAddress() && leadsOut(near);
        return reachable ? near : OwnAddress.onDefaultRoute(near);
    }

    private boolean leadsOut(InetAddress address) throws IOException {
        List<NetworkAdapter> adapters = system.adapters();
        return adapters.stream()
                .filter(adapter -> adapter.addresses().contains(address))
                .allMatch(NetworkAdapter::leadsOut);
    }
}
