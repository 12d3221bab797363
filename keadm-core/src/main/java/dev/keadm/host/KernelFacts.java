package dev.keadm.host;

import java.util.List;

/**
 * What the kernel offers to containers.
 *
 * @param appArmor whether AppArmor is on
 * @param seLinux whether SELinux is on
 * @param swapLimits whether a container's use of the swap can be limited
 * @param heatPaths files that tell a container how hot the machine's processors are, and by that what others do
 */
public record KernelFacts(boolean appArmor, boolean seLinux, boolean swapLimits, List<String> heatPaths) {
    public KernelFacts {
        heatPaths = List.copyOf(heatPaths);
    }

    /** A kernel that offers none of it. */
    public static KernelFacts plain() {
        return new KernelFacts(false, false, false, List.of());
    }
}
