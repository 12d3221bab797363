package dev.keadm.host.linux;

import dev.keadm.host.Capacity;
import dev.keadm.host.Disk;
import dev.keadm.host.HostFacts;
import dev.keadm.host.InitSystem;
import dev.keadm.host.MachineHash;
import dev.keadm.host.OperatingSystem;
import dev.keadm.host.Privilege;
import dev.keadm.host.Privileges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What Linux says of the machine and of the account that runs keadm. */
public final class LinuxFacts implements HostFacts, Privileges {
    /** The first one that is there and not empty counts: systemd's, D-Bus's, the firmware's. */
    private static final List<Path> MACHINE_IDS = List.of(
            Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"), Path.of("/sys/class/dmi/id/product_uuid"));

    @Override
    public OperatingSystem operatingSystem() throws IOException {
        return new OperatingSystem("linux", prettyName(), System.getProperty("os.version"), architecture());
    }

    private static String prettyName() throws IOException {
        try {
            return Files.readAllLines(Path.of("/etc/os-release")).stream()
                    .filter(line -> line.startsWith("PRETTY_NAME="))
                    .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                    .findFirst()
                    .orElse("Linux");
        } catch (NoSuchFileException _) {
            return "Linux";
        }
    }

    /** As Go names it, and so Kubernetes. */
    private static String architecture() {
        String java = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (java) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> java;
        };
    }

    @Override
    public String hostname() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    }

    @Override
    public String machineHash(Path root) throws IOException {
        return MachineHash.of(machineId(), root);
    }

    private static String machineId() throws IOException {
        for (Path path : MACHINE_IDS) {
            String id = Files.isReadable(path) ? Files.readString(path).strip() : "";
            if (!id.isEmpty()) {
                return id;
            }
        }
        throw new IOException("This machine has no id: none of " + MACHINE_IDS
                + " can be read. Make one with systemd-machine-id-setup or dbus-uuidgen --ensure=/etc/machine-id");
    }

    @Override
    public Capacity capacity(Path path) throws IOException {
        return new Capacity(
                Runtime.getRuntime().availableProcessors(),
                memory(),
                Disk.of(path).getUsableSpace());
    }

    private static long memory() throws IOException {
        Path table = Path.of("/proc/meminfo");
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException("'" + table + "' has no MemTotal"));
    }

    @Override
    public InitSystem initSystem() {
        return firstProcess();
    }

    /** As sd_booted(3) tells it: systemd makes this folder when it is the first process, and nobody else does. */
    static InitSystem firstProcess() {
        return Files.isDirectory(Path.of("/run/systemd/system"))
                ? new InitSystem.Systemd()
                : new InitSystem.Unsupported(nameOfFirstProcess());
    }

    private static String nameOfFirstProcess() {
        try {
            return Files.readString(Path.of("/proc/1/comm")).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }

    @Override
    public Privilege current() throws IOException {
        int user = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return user == 0
                ? new Privilege.Administrator()
                : new Privilege.Ordinary(System.getProperty("user.name"), "Run it as root, with sudo for one.");
    }
}
