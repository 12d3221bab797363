package dev.keadm.windows.network;

import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers as HNS does, in German, with the errors that people reported of it: a deletion that ends later (hcsshim#95), a
 * name that is taken ("The object already exists", kubernetes#72696), an id that is gone ("Element not found",
 * moby#38358), NAT networks that a boot forgets.
 */
public final class FakeHns implements HnsCalls {
    private static final String EXISTS = "Das Objekt ist bereits vorhanden. ";
    private static final String NOT_FOUND = "Element nicht gefunden. ";
    private static final String BUSY = "Falscher Parameter. ";

    private record Entry(String id, String name, String type, String prefix, String gateway) {}

    private final Map<String, Entry> networks = new LinkedHashMap<>();
    private final Map<String, String> endpoints = new TreeMap<>();
    private final Map<String, Integer> leaving = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private int made;
    private int slow;
    private Optional<IOException> broken = Optional.empty();

    /** Somebody else's network. */
    public FakeHns with(String name, String type, String prefix, String gateway) {
        add(name, type, prefix, gateway);
        return this;
    }

    /** Deletions are done only so many calls after they were answered; until then creations fail. */
    public FakeHns slow(int calls) {
        slow = calls;
        return this;
    }

    /** Every call fails from now on, as where the library is missing. */
    public FakeHns broken(IOException failure) {
        broken = Optional.of(failure);
        return this;
    }

    public void endpoint(String id, String network) {
        endpoints.put(id, network);
    }

    public void boot() {
        networks.values().removeIf(entry -> entry.type().equalsIgnoreCase("nat"));
        endpoints.clear();
    }

    public List<String> endpoints() {
        return List.copyOf(endpoints.keySet());
    }

    /** {@code POST /networks/ {…}}, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String call(String method, String path, String request) throws IOException {
        if (broken.isPresent()) {
            throw broken.get();
        }
        requests.add((method + " " + path + " " + request).strip());
        settle();
        String id = path.substring(path.lastIndexOf('/') + 1);
        return switch (method + " " + path.substring(0, path.lastIndexOf('/') + 1)) {
            case "GET /networks/" ->
                success(networks.values().stream().map(FakeHns::shown).toList());
            case "POST /networks/" -> create(request);
            case "DELETE /networks/" -> delete(id);
            case "GET /endpoints/" ->
                success(endpoints.entrySet().stream()
                        .map(entry -> Map.of(
                                "ID",
                                entry.getKey(),
                                "VirtualNetwork",
                                entry.getValue(),
                                "Name",
                                "x-" + entry.getKey()))
                        .toList());
            case "DELETE /endpoints/" -> endpoints.remove(id) == null ? failure(NOT_FOUND) : "{\"Success\":true}";
            default -> failure("Falsche Anfrage: " + method + " " + path);
        };
    }

    private void settle() {
        leaving.replaceAll((_, calls) -> calls - 1);
        leaving.entrySet().removeIf(entry -> {
            if (entry.getValue() < 0) {
                networks.remove(entry.getKey());
                return true;
            }
            return false;
        });
    }

    private String create(String request) {
        if (!leaving.isEmpty()) {
            return failure(BUSY);
        }
        Object wanted = Jsonb.builder().build().type(Object.class).fromJson(request);
        if (!(wanted instanceof Map<?, ?> map)) {
            return failure(BUSY);
        }
        String name = String.valueOf(map.get("Name"));
        if (networks.values().stream().anyMatch(entry -> entry.name().equalsIgnoreCase(name))) {
            return failure(EXISTS);
        }
        int number = made;
        Entry entry = add(
                name,
                String.valueOf(map.get("Type")),
                "172.%d.16.0/20".formatted(20 + number),
                "172.%d.16.1".formatted(20 + number));
        return success(shown(entry));
    }

    private Entry add(String name, String type, String prefix, String gateway) {
        made++;
        String id = "B9A2F0C4-0000-4000-8000-%012d".formatted(made);
        Entry entry = new Entry(id, name, type, prefix, gateway);
        networks.put(id, entry);
        return entry;
    }

    private String delete(String id) {
        if (!networks.containsKey(id)) {
            return failure(NOT_FOUND);
        }
        if (endpoints.containsValue(id)) {
            return failure(BUSY);
        }
        leaving.put(id, slow);
        settle();
        return "{\"Success\":true}";
    }

    private static Map<String, Object> shown(Entry entry) {
        return Map.of(
                "ActivityId",
                "5F3C",
                "ID",
                entry.id(),
                "Name",
                entry.name(),
                "Type",
                entry.type(),
                "Subnets",
                entry.prefix().isEmpty()
                        ? List.of()
                        : List.of(Map.of(
                                "AddressPrefix",
                                entry.prefix(),
                                "GatewayAddress",
                                entry.gateway(),
                                "Policies",
                                List.of(Map.of("Type", "VLAN")))),
                "MacPools",
                List.of(Map.of("StartMacAddress", "00-15-5D-52-C0-00")),
                "State",
                1);
    }

    private static String success(Object output) {
        return json(Map.of("Success", true, "Output", output));
    }

    private static String failure(String error) {
        return json(Map.of("Success", false, "Error", error, "ErrorCode", 2147942487L));
    }

    private static String json(Object value) {
        return Jsonb.builder().build().type(Object.class).toJson(value);
    }
}
