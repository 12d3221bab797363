package dev.keadm.edgecore.edged.security;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import dev.keadm.edgecore.edged.PreparationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kernel settings of a pod: the safe ones, and those that the node's owner allows. */
final class Sysctls {
    private static final Set<String> SAFE = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_wmem");

    private final List<String> unsafe;

    Sysctls(List<String> unsafe) {
        this.unsafe = unsafe;
    }

    Map<String, String> of(Pod pod) throws PreparationException {
        PodSecurityContext context = pod.spec().securityContext();
        Map<String, String> found = new LinkedHashMap<>();
        if (context != null) {
            for (PodSecurityContext.Sysctl sysctl : context.sysctls()) {
                check(pod, sysctl.name().replace('/', '.'));
                found.put(sysctl.name(), sysctl.value());
            }
        }
        return found;
    }

    private void check(Pod pod, String name) throws PreparationException {
        if (!SAFE.contains(name) && unsafe.stream().noneMatch(pattern -> matches(pattern, name))) {
            throw new PreparationException("forbidden sysctl: \"" + name + "\" not allowlisted");
        }
        if (name.startsWith("net.") && pod.spec().hostNetwork()) {
            throw new PreparationException("forbidden sysctl: \"" + name + "\" not allowed with host net enabled");
        }
        if (!name.startsWith("net.") && pod.spec().hostIPC()) {
            throw new PreparationException("forbidden sysctl: \"" + name + "\" not allowed with host ipc enabled");
        }
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
