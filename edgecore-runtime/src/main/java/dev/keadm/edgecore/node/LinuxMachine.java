package dev.keadm.edgecore.node;

import dev.keadm.host.Disk;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code /proc}, {@code /sys} and {@code /etc}. */
public final class LinuxMachine implements Machine {
    private final Path root;
    private final Path pods;

    /**
     * @param root {@code /}, or a folder that looks like it
     * @param pods the folder that holds the pods' volumes
     */
    public LinuxMachine(Path root, Path pods) {
        this.root = root;
        this.pods = pods;
    }

    @Override
    public MachineFacts facts() throws IOException {
        return new MachineFacts(
                "linux",
                MachineFacts.architecture(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                memory("MemTotal"),
                Disk.of(pods).getTotalSpace(),
                hugePages(),
                Map.of(),
                identity());
    }

    private MachineFacts.Identity identity() throws IOException {
        String machineId =
                text("etc/machine-id").or(() -> text("var/lib/dbus/machine-id")).orElse("");
        return new MachineFacts.Identity(
                machineId,
                text("sys/class/dmi/id/product_uuid").orElse(machineId),
                text("proc/sys/kernel/random/boot_id").orElse(""),
                text("proc/sys/kernel/osrelease").orElse(""),
                osImage());
    }

    private String osImage() throws IOException {
        Path release = root.resolve("etc/os-release");
        if (!Files.exists(release)) {
            return "Linux";
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                .findFirst()
                .orElse("Linux");
    }

    private Map<String, String> hugePages() throws IOException {
        Path sizes = root.resolve("sys/kernel/mm/hugepages");
        Map<String, String> resources = new TreeMap<>();
        if (!Files.isDirectory(sizes)) {
            return resources;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(sizes, "hugepages-*kB")) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                long kibibytes = Long.parseLong(name.substring("hugepages-".length(), name.length() - "kB".length()));
                long count = Long.parseLong(
                        Files.readString(folder.resolve("nr_hugepages")).strip());
                String size = kibibytes % (1 << 20) == 0 ? (kibibytes >> 20) + "Gi" : (kibibytes >> 10) + "Mi";
                resources.put("hugepages-" + size, count == 0 ? "0" : count * kibibytes + "Ki");
            }
        }
        return resources;
    }

    @Override
    public Headroom headroom() throws IOException {
        FileStore store = Disk.of(pods);
        long most = number("proc/sys/kernel/pid_max");
        return new Headroom(
                memory("MemAvailable"),
                memory("MemTotal"),
                store.getUsableSpace(),
                store.getTotalSpace(),
                most - tasks(),
                most);
    }

    /** {@code 0.00 0.01 0.05 1/389 20651}: what runs and what there is. */
    private long tasks() throws IOException {
        String load = Files.readString(root.resolve("proc/loadavg")).strip();
        int slash = load.indexOf('/');
        return Long.parseLong(load.substring(slash + 1, load.indexOf(' ', slash)));
    }

    private long number(String file) throws IOException {
        return Long.parseLong(Files.readString(root.resolve(file)).strip());
    }

    private long memory(String field) throws IOException {
        for (String line : Files.readAllLines(root.resolve("proc/meminfo"))) {
            if (line.startsWith(field + ":")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("Cannot find '" + field + "' in " + root.resolve("proc/meminfo"));
    }

    private Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file)).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException _) {
            // such as product_uuid, which only root may read: the machine does not tell
            return Optional.empty();
        }
    }

    @Override
    public Optional<InetAddress> addressOf(String interfaceName) throws IOException {
        NetworkInterface found = NetworkInterface.getByName(interfaceName);
        return found == null
                ? Optional.empty()
                : found.inetAddresses().min(Comparator.comparing(address -> !(address instanceof Inet4Address)));
    }

    @Override
    public InetAddress addressTowards(String host) throws IOException {
        InetAddress near = OwnAddress.towards(host);
        return near.isLoopbackAddress() ? OwnAddress.onDefaultRoute(near) : near;
    }
}
