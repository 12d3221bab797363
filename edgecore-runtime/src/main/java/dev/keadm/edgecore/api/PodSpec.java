package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pod asks for; defaults that the API server fills in are not repeated here. */
@Json
public record PodSpec(
        @Nullable String nodeName,
        List<Container> initContainers,
        List<Container> containers,
        List<Volume> volumes,
        @Nullable String restartPolicy,
        @Nullable Long terminationGracePeriodSeconds,
        @Nullable Long activeDeadlineSeconds,
        @Nullable String dnsPolicy,
        @Nullable PodDnsConfig dnsConfig,
        List<HostAlias> hostAliases,
        @Nullable String serviceAccountName,
        @Nullable String hostname,
        @Nullable String subdomain,
        boolean setHostnameAsFQDN,
        boolean hostNetwork,
        boolean hostPID,
        boolean hostIPC,
        boolean shareProcessNamespace,
        @Nullable Boolean enableServiceLinks,
        @Nullable Boolean hostUsers,
        @Nullable String priorityClassName,
        @Nullable String runtimeClassName,
        @Nullable PodSecurityContext securityContext,
        List<LocalObjectReference> imagePullSecrets,
        Map<String, String> nodeSelector,
        List<Toleration> tolerations,
        @Nullable PodOs os,
        Map<String, String> overhead,
        @Json.Raw @Nullable String resources,
        @Json.Raw @Nullable String resourceClaims) {
    public PodSpec {
        overhead = Collections.orEmpty(overhead);
        initContainers = Collections.orEmpty(initContainers);
        containers = Collections.orEmpty(containers);
        volumes = Collections.orEmpty(volumes);
        hostAliases = Collections.orEmpty(hostAliases);
        imagePullSecrets = Collections.orEmpty(imagePullSecrets);
        nodeSelector = Collections.orEmpty(nodeSelector);
        tolerations = Collections.orEmpty(tolerations);
    }

    @Json
    public record LocalObjectReference(@Nullable String name) {}

    @Json
    public record HostAlias(String ip, List<String> hostnames) {
        public HostAlias {
            hostnames = Collections.orEmpty(hostnames);
        }
    }

    @Json
    public record PodDnsConfig(List<String> nameservers, List<String> searches, List<Option> options) {
        public PodDnsConfig {
            nameservers = Collections.orEmpty(nameservers);
            searches = Collections.orEmpty(searches);
            options = Collections.orEmpty(options);
        }

        @Json
        public record Option(String name, @Nullable String value) {}
    }

    @Json
    public record Toleration(
            @Nullable String key,
            @Nullable String operator,
            @Nullable String value,
            @Nullable String effect,
            @Nullable Long tolerationSeconds) {}

    @Json
    public record PodOs(String name) {}
}
