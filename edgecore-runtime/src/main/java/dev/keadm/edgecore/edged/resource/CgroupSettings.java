package dev.keadm.edgecore.edged.resource;

import dev.keadm.host.KernelFacts;
import java.time.Duration;

/**
 * How the machine's control groups are used, from edgecore.yaml.
 *
 * @param driver {@code cgroupfs} or {@code systemd}, as in the runtime's own settings
 * @param perQos whether pods are grouped by their class
 * @param cpuQuota whether limits of the CPU are enforced
 * @param cpuPeriod over which time
 * @param swapLimits whether the kernel can keep containers off the swap
 */
public record CgroupSettings(String driver, boolean perQos, boolean cpuQuota, Duration cpuPeriod, boolean swapLimits) {
    public static final CgroupSettings DEFAULT =
            new CgroupSettings("cgroupfs", true, true, Duration.ofMillis(100), false);

    /** The same on a machine with this kernel. */
    public CgroupSettings with(KernelFacts kernel) {
        return new CgroupSettings(driver, perQos, cpuQuota, cpuPeriod, kernel.swapLimits());
    }
}
