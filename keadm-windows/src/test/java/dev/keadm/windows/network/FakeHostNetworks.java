package dev.keadm.windows.network;

import dev.keadm.host.FakeFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks in memory. A boot forgets those of type nat. */
public final class FakeHostNetworks implements HostNetworks {
    private final List<HostNetwork> networks = new ArrayList<>();
    private final Map<String, List<String>> endpoints = new HashMap<>();
    private final FakeFaults faults;
    private int made;
    private Optional<IOException> missing = Optional.empty();

    public FakeHostNetworks() {
        this(new FakeFaults());
    }

    /** @param faults which of its changes fail */
    public FakeHostNetworks(FakeFaults faults) {
        this.faults = faults;
    }

    public FakeHostNetworks with(HostNetwork network) {
        networks.add(network);
        return this;
    }

    /** Every call fails from now on. */
    public FakeHostNetworks failing(IOException failure) {
        missing = Optional.of(failure);
        return this;
    }

    public void boot() {
        networks.removeIf(HostNetwork::isNat);
    }

    @Override
    public List<HostNetwork> list() throws IOException {
        if (missing.isPresent()) {
            throw missing.get();
        }
        return List.copyOf(networks);
    }

    /** Attaches something to a network. */
    public FakeHostNetworks withEndpoint(String network, String name) {
        endpoints.computeIfAbsent(network, _ -> new ArrayList<>()).add(name);
        return this;
    }

    /** What was attached ends. */
    public void withoutEndpoints() {
        endpoints.clear();
    }

    @Override
    public List<String> endpoints(String id) {
        return List.copyOf(endpoints.getOrDefault(id, List.of()));
    }

    @Override
    public HostNetwork createNat(String name) throws IOException, InterruptedException {
        Optional<HostNetwork> there = list().stream()
                .filter(network -> network.name().equalsIgnoreCase(name))
                .findFirst();
        if (there.isPresent() && !there.get().isNat()) {
            throw new IOException(
                    "There is a network '" + name + "' of type " + there.get().type());
        }
        if (there.isPresent()) {
            return there.get();
        }
        made++;
        HostNetwork network = new HostNetwork(
                "0D6AE5A1-0000-4000-8000-%012d".formatted(made),
                name,
                "nat",
                Optional.of("172.%d.0.0/20".formatted(27 + made)),
                Optional.of("172.%d.0.1".formatted(27 + made)));
        faults.interruptibly("createNat", name, () -> networks.add(network));
        return network;
    }

    @Override
    public void remove(String id) throws IOException, InterruptedException {
        if (list().stream().anyMatch(network -> network.id().equalsIgnoreCase(id))) {
            faults.interruptibly(
                    "removeNetwork",
                    id,
                    () -> networks.removeIf(network -> network.id().equalsIgnoreCase(id)));
        }
    }
}
