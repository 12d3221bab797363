package dev.keadm.host.linux;

import dev.keadm.containerd.PodNetworks;
import dev.keadm.containerd.Subnet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Routes from {@code /proc/net/route}; bridges through {@code ip}, which every distribution has that runs containers. */
public final class LinuxPodNetworks implements PodNetworks {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Path routes;
    private final Path interfaces;

    public LinuxPodNetworks() {
        this(Path.of("/proc/net/route"), Path.of("/sys/class/net"));
    }

    LinuxPodNetworks(Path routes, Path interfaces) {
        this.routes = routes;
        this.interfaces = interfaces;
    }

    @Override
    public List<Subnet> routed() throws IOException {
        List<Subnet> subnets = new ArrayList<>();
        // Iface Destination Gateway Flags RefCnt Use Metric Mask …; addresses are hex, the lowest byte first
        for (String line : Files.readAllLines(routes).stream().skip(1).toList()) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length < 8) {
                throw new IOException("Cannot read the line '" + line + "' of " + routes);
            }
            long address = swapped(columns[1]);
            int prefix = Long.bitCount(swapped(columns[7]));
            if (prefix > 0) {
                subnets.add(new Subnet(address, prefix));
            }
        }
        return subnets;
    }

    private static long swapped(String hex) {
        return Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16)));
    }

    @Override
    public void deleteBridge(String name) throws IOException, InterruptedException {
        if (!Files.exists(interfaces.resolve(name))) {
            return;
        }
        if (!Files.isDirectory(interfaces.resolve(name).resolve("bridge"))) {
            throw new IOException("'" + name + "' is a network interface, but not the bridge that pods had");
        }
        Process process = new ProcessBuilder("ip", "link", "delete", name)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            String output = ended
                    ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()
                    : "no answer";
            throw new IOException("Cannot delete the bridge '" + name + "': " + output);
        }
    }
}
