package dev.keadm.edgecore.edged.preparation;

import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.edgecore.edged.image.PullSettings;
import dev.keadm.edgecore.edged.network.DnsSettings;
import dev.keadm.edgecore.edged.resource.CgroupSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What edgecore.yaml and the agent's own environment say about pods.
 *
 * @param root the kubelet's root folder
 * @param apiHost what containers get as {@code KUBERNETES_SERVICE_HOST}; null for nothing
 * @param apiPort what containers get as {@code KUBERNETES_SERVICE_PORT}; null for nothing
 */
public record PreparationSettings(
        Path root,
        DnsSettings dns,
        CgroupSettings cgroups,
        boolean seccompDefault,
        PullSettings pulls,
        @Nullable String apiHost,
        @Nullable String apiPort) {

    /** @param environment the agent's own variables: Go's MetaServer is found through two of them */
    public static PreparationSettings of(EdgeCoreConfig config, Machine machine, Map<String, String> environment) {
        EdgeCoreConfig.Kubelet kubelet = config.edged().kubelet();
        EdgeCoreConfig.Dns dns = kubelet.dns();
        EdgeCoreConfig.Cgroups cgroups = kubelet.cgroups();
        EdgeCoreConfig.Images images = kubelet.images();
        int parallel = images.serializePulls() ? 1 : images.maxParallelPulls().orElse(Integer.MAX_VALUE);
        return new PreparationSettings(
                config.edged().rootDirectory(),
                new DnsSettings(List.copyOf(dns.clusterDns()), dns.clusterDomain(), machine.resolver(dns.resolvConf())),
                new CgroupSettings(
                        cgroups.cgroupDriver(),
                        cgroups.cgroupsPerQos(),
                        cgroups.cpuCfsQuota(),
                        cgroups.cpuCfsQuotaPeriod(),
                        false),
                cgroups.seccompDefault(),
                new PullSettings(parallel, images.registryPullQps(), images.registryBurst()),
                environment.get("METASERVER_DUMMY_IP"),
                environment.get("METASERVER_DUMMY_PORT"));
    }
}
