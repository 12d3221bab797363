package dev.keadm.windows.network;

import dev.keadm.artifact.Waiting;
import dev.keadm.windows.jna.HostNetworkService;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks HNS. Its errors carry a text in the system's language and no code that could be relied on, so after a failure
 * the list of networks decides; and its deletions end some time after they were answered.
 */
public final class HnsNetworks implements HostNetworks {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS = 60;
    private static final int TRIES = 5;

    private final HnsCalls hns;
    private final Waiting waiting;

    HnsNetworks(HnsCalls hns, Waiting waiting) {
        this.hns = hns;
        this.waiting = waiting;
    }

    /** Loads nothing before the first call. */
    public static HostNetworks ofThisMachine() {
        return new HnsNetworks(HostNetworkService::call, Waiting.REAL);
    }

    @Override
    public List<HostNetwork> list() throws IOException, InterruptedException {
        HnsJson.NetworksAnswer answer = ask("GET", "/networks/", "", HnsJson.NETWORKS);
        require(answer.success(), "list its networks", answer.error());
        return answer.output() == null
                ? List.of()
                : answer.output().stream().map(HnsJson.Network::network).toList();
    }

    @Override
    public HostNetwork createNat(String name) throws IOException, InterruptedException {
        String request = HnsJson.NEW_NETWORK.toJson(new HnsJson.NewNetwork(name, "nat"));
        String error = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<HostNetwork> there = named(name);
            if (there.isPresent()) {
                return withSubnet(there.get());
            }
            // right after a deletion, or beside somebody else's creation, HNS refuses what it takes a moment later
            waiting.pause(POLL.multipliedBy(attempt));
            HnsJson.NetworkAnswer answer = ask("POST", "/networks/", request, HnsJson.NETWORK);
            if (answer.success() && answer.output() != null) {
                return withSubnet(answer.output().network());
            }
            error = answer.error() == null
                    ? "it gave no reason"
                    : answer.error().strip();
        }
        throw new IOException("HNS did not make the NAT network '" + name + "': " + error);
    }

    private Optional<HostNetwork> named(String name) throws IOException, InterruptedException {
        Optional<HostNetwork> there = list().stream()
                .filter(network -> network.name().equalsIgnoreCase(name))
                .findFirst();
        if (there.isPresent() && !there.get().isNat()) {
            throw new IOException("There is a network '" + there.get().name() + "' of type "
                    + there.get().type() + ", where pods need one of type nat");
        }
        return there;
    }

    /** The subnet of a network that was made a moment ago may follow. */
    private HostNetwork withSubnet(HostNetwork network) throws IOException, InterruptedException {
        for (int poll = 0; poll < POLLS; poll++) {
            Optional<HostNetwork> now = find(network.id());
            if (now.isPresent() && now.get().subnet().isPresent()) {
                return now.get();
            }
            waiting.pause(POLL);
        }
        throw new IOException("HNS gave the NAT network '" + network.name() + "' no subnet within "
                + POLL.multipliedBy(POLLS).toSeconds() + " s");
    }

    @Override
    public void remove(String id) throws IOException, InterruptedException {
        Optional<HostNetwork> there = find(id);
        if (there.isEmpty()) {
            return;
        }
        removeEndpoints(id);
        HnsJson.Done answer = ask("DELETE", "/networks/" + there.get().id(), "", HnsJson.DONE);
        for (int poll = 0; poll < POLLS; poll++) {
            if (find(id).isEmpty()) {
                return;
            }
            require(answer.success(), "remove the network " + id, answer.error());
            waiting.pause(POLL);
        }
        throw new IOException("HNS still has the network " + id + " "
                + POLL.multipliedBy(POLLS).toSeconds() + " s after it was removed");
    }

    private void removeEndpoints(String network) throws IOException, InterruptedException {
        for (HnsJson.Endpoint endpoint : endpointsIn(network)) {
            // one that is gone by now refuses; one that stays keeps the network, whose removal then says so
            ask("DELETE", "/endpoints/" + endpoint.id(), "", HnsJson.DONE);
        }
    }

    @Override
    public List<String> endpoints(String id) throws IOException, InterruptedException {
        return endpointsIn(id).stream()
                .map(endpoint -> endpoint.name() == null || endpoint.name().isEmpty()
                        ? String.valueOf(endpoint.id())
                        : endpoint.name())
                .toList();
    }

    private List<HnsJson.Endpoint> endpointsIn(String network) throws IOException, InterruptedException {
        HnsJson.EndpointsAnswer answer = ask("GET", "/endpoints/", "", HnsJson.ENDPOINTS);
        require(answer.success(), "list its endpoints", answer.error());
        List<HnsJson.Endpoint> endpoints = answer.output() == null ? List.of() : answer.output();
        return endpoints.stream()
                .filter(endpoint ->
                        endpoint.id() != null && endpoint.network() != null && same(endpoint.network(), network))
                .toList();
    }

    private Optional<HostNetwork> find(String id) throws IOException, InterruptedException {
        return list().stream().filter(network -> same(network.id(), id)).findFirst();
    }

    private static boolean same(String id, String other) {
        return id.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private <T> T ask(String method, String path, String request, JsonType<T> type)
            throws IOException, InterruptedException {
        String answer = hns.call(method, path, request);
        try {
            return type.fromJson(answer);
        } catch (JsonException e) {
            throw new IOException("HNS answered " + method + " " + path + " with something else than JSON", e);
        }
    }

    private static void require(boolean success, String what, @Nullable String error) throws IOException {
        if (!success) {
            throw new IOException("HNS did not " + what + ": " + (error == null ? "it gave no reason" : error.strip()));
        }
    }
}
