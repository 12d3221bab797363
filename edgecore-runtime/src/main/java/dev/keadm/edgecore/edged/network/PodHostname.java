package dev.keadm.edgecore.edged.network;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.PodObjects;
import java.util.regex.Pattern;

/**
 * A pod's name on the network.
 *
 * @param name at most 63 characters
 * @param domain empty without a subdomain
 */
public record PodHostname(String name, String domain) {
    private static final int MAX = 63;
    private static final int KERNEL_MAX = 64;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public static PodHostname of(Pod pod, String clusterDomain) throws PreparationException {
        String own = pod.spec().hostname();
        String name = own == null || own.isEmpty() ? truncated(pod.metadata().name()) : label(own, "Hostname");
        String subdomain = pod.spec().subdomain();
        String domain = subdomain == null || subdomain.isEmpty()
                ? ""
                : label(subdomain, "Subdomain") + "."
                        + PodObjects.namespaceOf(pod.metadata().namespace()) + ".svc." + clusterDomain;
        return new PodHostname(name, domain);
    }

    /** What the kernel of the sandbox calls itself. */
    public String forKernel(boolean fullyQualified) throws PreparationException {
        if (!fullyQualified || domain.isEmpty()) {
            return name;
        }
        String full = name + "." + domain;
        if (full.length() > KERNEL_MAX) {
            throw new PreparationException(
                    "failed to construct FQDN from pod hostname and cluster domain, FQDN %s is too long (%d characters is the max, %d characters requested)"
                            .formatted(full, KERNEL_MAX, full.length()));
        }
        return full;
    }

    private static String truncated(String name) throws PreparationException {
        String cut = name.length() > MAX ? name.substring(0, MAX).replaceAll("[-.]+$", "") : name;
        if (cut.isEmpty()) {
            throw new PreparationException("hostname for pod was invalid: \"" + name + "\"");
        }
        return cut;
    }

    private static String label(String text, String what) throws PreparationException {
        if (!LABEL.matcher(text).matches()) {
            throw new PreparationException("pod " + what + " \"" + text + "\" is not a valid DNS label");
        }
        return text;
    }
}
