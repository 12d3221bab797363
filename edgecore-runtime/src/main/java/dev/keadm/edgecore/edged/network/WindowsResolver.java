package dev.keadm.edgecore.edged.network;

import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.windows.system.NetworkAdapter;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The name servers and search domains of a Windows machine: {@code resolvConf: Host} of edgecore.yaml. */
public final class WindowsResolver implements HostResolver {
    private static final String HOST = "Host";
    private static final String TCPIP = "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters";
    private static final String SEARCH_LIST = "SearchList";

    private final SystemView system;
    private final RegistryView registry;

    public WindowsResolver(SystemView system, RegistryView registry) {
        this.system = system;
        this.registry = registry;
    }

    /**
     * As the kubelet on Windows takes the key {@code resolvConf}.
     *
     * @param resolvConf a file like {@code resolv.conf}, {@code Host}, or empty
     * @return null when pods are to inherit nothing
     */
    public static @Nullable HostResolver of(String resolvConf, SystemView system, RegistryView registry) {
        if (resolvConf.isEmpty()) {
            return null;
        }
        if (isFile(resolvConf)) {
            return HostResolver.file(Path.of(resolvConf));
        }
        if (resolvConf.equals(HOST)) {
            return new WindowsResolver(system, registry);
        }
        return () -> {
            throw new PreparationException("resolvConf of edgecore.yaml is \"" + resolvConf
                    + "\": expected \"\", \"Host\" or a file that is there");
        };
    }

    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    @Override
    public ResolvConf read() throws PreparationException {
        try {
            List<NetworkAdapter> adapters = system.adapters();
            Set<String> servers = servers(adapters, NetworkAdapter::leadsOut);
            if (servers.isEmpty()) {
                servers = servers(adapters, adapter -> adapter.up() && !adapter.loopback());
            }
            return new ResolvConf(List.copyOf(servers), List.copyOf(searches(adapters)), List.of());
        } catch (IOException e) {
            throw new PreparationException("this machine's name servers cannot be told: " + e.getMessage(), e);
        }
    }

    private static Set<String> servers(List<NetworkAdapter> adapters, Predicate<NetworkAdapter> which) {
        Set<String> servers = new LinkedHashSet<>();
        for (NetworkAdapter adapter : adapters) {
            if (which.test(adapter)) {
                adapter.nameServers().stream()
                        .filter(WindowsResolver::isReal)
                        .map(InetAddress::getHostAddress)
                        .forEach(servers::add);
            }
        }
        return servers;
    }

    /**
     * Windows lists fec0:0:0:ffff::1 to 3 where an adapter has no server of IPv6, and nobody answers there. One that is
     * known on its link only cannot be reached from a container's.
     */
    private static boolean isReal(InetAddress server) {
        return server instanceof Inet4Address || !(server.isSiteLocalAddress() || server.isLinkLocalAddress());
    }

    /** The list that somebody set; else what the resolver makes up: the machine's own domain, then each connection's. */
    private Set<String> searches(List<NetworkAdapter> adapters) throws IOException {
        Set<String> searches = new LinkedHashSet<>(list(TCPIP));
        for (String name : registry.keys(TCPIP + "\\Interfaces")) {
            searches.addAll(list(TCPIP + "\\Interfaces\\" + name));
        }
        if (searches.isEmpty()) {
            registry.text(TCPIP, "Domain").ifPresent(searches::add);
            adapters.stream()
                    .filter(NetworkAdapter::leadsOut)
                    .map(NetworkAdapter::suffix)
                    .filter(suffix -> !suffix.isEmpty())
                    .forEach(searches::add);
        }
        return searches;
    }

    private List<String> list(String key) throws IOException {
        return Arrays.stream(registry.text(key, SEARCH_LIST).orElse("").split(",", -1))
                .map(String::strip)
                .filter(domain -> !domain.isEmpty())
                .toList();
    }
}
