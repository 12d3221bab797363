package dev.keadm.edgecore.edged.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Name resolution of pods, from edgecore.yaml.
 *
 * @param clusterDns addresses of the cluster's name servers; none means that pods use the machine's
 * @param clusterDomain such as {@code cluster.local}; may be empty
 * @param host the machine's resolver settings; null when pods are to have none of them
 */
public record DnsSettings(
        List<String> clusterDns,
        String clusterDomain,
        @Nullable HostResolver host) {
    public DnsSettings {
        clusterDns = List.copyOf(clusterDns);
    }
}
