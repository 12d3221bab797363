package dev.keadm.edgecore.edged.network;

import dev.keadm.cri.v1.DNSConfig;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSpec;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.PodObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pod's resolver settings by its DNS policy. */
public final class PodDns {
    private static final Logger LOG = LoggerFactory.getLogger(PodDns.class);
    private static final int MAX_SERVERS = 3;
    private static final int MAX_SEARCHES = 32;
    private static final int MAX_SEARCH_CHARACTERS = 2048;
    private static final int MAX_DOMAIN = 253;
    private static final List<String> CLUSTER_OPTIONS = List.of("ndots:5");

    private final DnsSettings settings;

    public PodDns(DnsSettings settings) {
        this.settings = settings;
    }

    public DNSConfig of(Pod pod) throws PreparationException {
        ResolvConf base = withOwn(base(pod), pod.spec().dnsConfig());
        return new DNSConfig.Builder()
                .servers(limited(base.servers(), pod))
                .searches(fitting(base.searches(), pod))
                .options(base.options())
                .build();
    }

    private ResolvConf base(Pod pod) throws PreparationException {
        String policy =
                pod.spec().dnsPolicy() == null ? "ClusterFirst" : pod.spec().dnsPolicy();
        boolean cluster = switch (policy) {
            case "None", "Default" -> false;
            case "ClusterFirst" -> !pod.spec().hostNetwork();
            case "ClusterFirstWithHostNet" -> true;
            default -> throw new PreparationException("invalid DNSPolicy=" + policy);
        };
        if (policy.equals("None")) {
            return new ResolvConf(List.of(), List.of(), List.of());
        }
        ResolvConf host = settings.host() == null
                ? new ResolvConf(List.of(), List.of(), List.of())
                : settings.host().read();
        if (cluster && !settings.clusterDns().isEmpty()) {
            return new ResolvConf(settings.clusterDns(), clusterSearches(pod, host.searches()), CLUSTER_OPTIONS);
        }
        // without resolver settings a pod asks nobody: what a resolver does that finds no name server
        return settings.host() == null ? new ResolvConf(List.of("127.0.0.1"), List.of("."), List.of()) : host;
    }

    private List<String> clusterSearches(Pod pod, List<String> host) {
        if (settings.clusterDomain().isEmpty()) {
            return host;
        }
        String services = "svc." + settings.clusterDomain();
        Set<String> searches = new LinkedHashSet<>();
        searches.add(PodObjects.namespaceOf(pod.metadata().namespace()) + "." + services);
        searches.add(services);
        searches.add(settings.clusterDomain());
        searches.addAll(host);
        return List.copyOf(searches);
    }

    private static ResolvConf withOwn(ResolvConf base, PodSpec.@Nullable PodDnsConfig own) {
        if (own == null) {
            return base;
        }
        Set<String> servers = new LinkedHashSet<>(base.servers());
        servers.addAll(own.nameservers());
        Set<String> searches = new LinkedHashSet<>(base.searches());
        searches.addAll(own.searches());
        Map<String, String> options = new LinkedHashMap<>();
        base.options().forEach(option -> options.put(ResolvConf.name(option), option));
        for (PodSpec.PodDnsConfig.Option option : own.options()) {
            String value = option.value();
            options.put(option.name(), value == null || value.isEmpty() ? option.name() : option.name() + ":" + value);
        }
        return new ResolvConf(List.copyOf(servers), List.copyOf(searches), List.copyOf(options.values()));
    }

    private static List<String> limited(List<String> servers, Pod pod) {
        if (servers.size() <= MAX_SERVERS) {
            return servers;
        }
        List<String> first = servers.subList(0, MAX_SERVERS);
        LOG.warn("a pod has more name servers than resolvers use pod={} used={}", pod.fullName(), first);
        return first;
    }

    private static List<String> fitting(List<String> searches, Pod pod) {
        List<String> fit = new ArrayList<>();
        int characters = -1;
        for (String domain : searches.subList(0, Math.min(searches.size(), MAX_SEARCHES))) {
            if (domain.length() > MAX_DOMAIN) {
                continue;
            }
            characters += domain.length() + 1;
            if (characters > MAX_SEARCH_CHARACTERS) {
                break;
            }
            fit.add(domain);
        }
        if (fit.size() < searches.size()) {
            LOG.warn("a pod has more search domains than resolvers take pod={} used={}", pod.fullName(), fit);
        }
        return fit;
    }
}
