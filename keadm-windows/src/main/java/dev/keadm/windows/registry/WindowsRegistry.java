package dev.keadm.windows.registry;

import dev.keadm.windows.jna.RegistryCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The machine's own registry. */
public final class WindowsRegistry implements Registry {
    private final RegistryCalls calls = new RegistryCalls();

    @Override
    public boolean exists(String key) throws IOException {
        return calls.exists(key);
    }

    @Override
    public Optional<RegistryValue> read(String key, String name) throws IOException {
        return calls.value(key, name).map(RegistryBytes::decoded);
    }

    @Override
    public List<String> keys(String key) throws IOException {
        return calls.keyNames(key).orElse(List.of()).stream()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    @Override
    public Map<String, RegistryValue> values(String key) throws IOException {
        Map<String, RegistryValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : calls.valueNames(key).orElse(List.of())) {
            read(key, name).ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    @Override
    public List<String> create(String key) throws IOException {
        List<String> missing = new ArrayList<>();
        String above = key;
        while (!above.isEmpty() && !exists(above)) {
            missing.addFirst(above);
            above = above.substring(0, Math.max(0, above.lastIndexOf('\\')));
        }
        if (!missing.isEmpty()) {
            calls.create(key);
        }
        return missing;
    }

    @Override
    public void write(String key, String name, RegistryValue value) throws IOException {
        calls.set(key, name, RegistryBytes.encoded(value));
    }

    @Override
    public void deleteValue(String key, String name) throws IOException {
        calls.deleteValue(key, name);
    }

    @Override
    public void delete(String key) throws IOException {
        calls.deleteKey(key);
    }
}
