package dev.keadm.windows.system;

/**
 * @param build such as 20348
 * @param server whether it is a server or a domain controller, and no workstation
 */
public record OsVersion(int major, int minor, int build, boolean server) {
    /** As the kubelet's label {@code node.kubernetes.io/windows-build} has it: {@code 10.0.20348}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + build;
    }
}
