package dev.keadm.edgecore.edged.network;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSpec;
import java.util.List;

/** The text of a pod's hosts file, as the kubelet writes it. */
public final class HostsFile {
    private HostsFile() {}

    /** For a pod with a network of its own. */
    public static String ofPod(Pod pod, PodHostname hostname, List<String> podIps) {
        StringBuilder text = new StringBuilder("""
                # Kubernetes-managed hosts file.
                127.0.0.1\tlocalhost
                ::1\tlocalhost ip6-localhost ip6-loopback
                fe00::0\tip6-localnet
                fe00::0\tip6-mcastprefix
                fe00::1\tip6-allnodes
                fe00::2\tip6-allrouters
                """);
        for (String ip : podIps) {
            text.append(ip).append('\t');
            if (!hostname.domain().isEmpty()) {
                text.append(hostname.name())
                        .append('.')
                        .append(hostname.domain())
                        .append('\t');
            }
            text.append(hostname.name()).append('\n');
        }
        return text.append(aliases(pod)).toString();
    }

    /** For a pod on the machine's network. */
    public static String ofHost(Pod pod, String machinesHosts) {
        return "# Kubernetes-managed hosts file (host network).\n" + machinesHosts + aliases(pod);
    }

    private static String aliases(Pod pod) {
        if (pod.spec().hostAliases().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n# Entries added by HostAliases.\n");
        for (PodSpec.HostAlias alias : pod.spec().hostAliases()) {
            text.append(alias.ip())
                    .append('\t')
                    .append(String.join("\t", alias.hostnames()))
                    .append('\n');
        }
        return text.toString();
    }
}
