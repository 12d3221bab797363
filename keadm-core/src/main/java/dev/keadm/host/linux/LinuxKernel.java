package dev.keadm.host.linux;

import dev.keadm.host.KernelFacts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link KernelFacts} from {@code /sys} and {@code /proc}. What cannot be read is not offered. */
public final class LinuxKernel {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    private LinuxKernel() {}

    public static KernelFacts facts() {
        return new KernelFacts(
                read(Path.of("/sys/module/apparmor/parameters/enabled")).startsWith("Y"),
                Files.exists(Path.of("/sys/fs/selinux/enforce")),
                swapLimits(),
                heatPaths());
    }

    private static boolean swapLimits() {
        if (!Files.exists(CGROUPS.resolve("cgroup.controllers"))) {
            return Files.exists(CGROUPS.resolve("memory/memory.memsw.limit_in_bytes"));
        }
        // 0::/system.slice/edgecore.service
        String own = read(Path.of("/proc/self/cgroup")).strip();
        String path = own.startsWith("0::/") ? own.substring(4) : "";
        return Files.exists(CGROUPS.resolve(path).resolve("memory.swap.max"));
    }

    private static List<String> heatPaths() {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> processors =
                Files.newDirectoryStream(Path.of("/sys/devices/system/cpu"), "cpu[0-9]*")) {
            for (Path processor : processors) {
                Path heat = processor.resolve("thermal_throttle");
                if (Files.exists(heat)) {
                    found.add(heat.toString());
                }
            }
        } catch (IOException _) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }
}
