package dev.keadm.windows.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A registry in memory. */
public final class FakeRegistry implements Registry {
    /** Keys by their path, whatever its case; each with its values. */
    private final Map<String, Map<String, RegistryValue>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Makes key and value, for what the machine is to have. */
    public FakeRegistry with(String key, String name, RegistryValue value) {
        create(key);
        values(key, name, value);
        return this;
    }

    /** Every key with its values. */
    public Map<String, Map<String, RegistryValue>> snapshot() {
        Map<String, Map<String, RegistryValue>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        keys.forEach((key, values) -> copy.put(key, new TreeMap<>(values)));
        return copy;
    }

    @Override
    public boolean exists(String key) {
        return keys.containsKey(key);
    }

    @Override
    public Optional<RegistryValue> read(String key, String name) {
        return Optional.ofNullable(keys.getOrDefault(key, Map.of()).get(name));
    }

    @Override
    public List<String> keys(String key) {
        String above = (key + "\\").toLowerCase(Locale.ROOT);
        return keys.keySet().stream()
                .filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(above))
                .map(candidate -> candidate.substring(above.length()))
                .filter(rest -> rest.indexOf('\\') < 0)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    @Override
    public Map<String, RegistryValue> values(String key) {
        Map<String, RegistryValue> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(keys.getOrDefault(key, Map.of()));
        return copy;
    }

    @Override
    public List<String> create(String key) {
        List<String> made = new ArrayList<>();
        for (int end = key.indexOf('\\'); ; end = key.indexOf('\\', end + 1)) {
            String part = end < 0 ? key : key.substring(0, end);
            if (!exists(part)) {
                keys.put(part, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
                made.add(part);
            }
            if (end < 0) {
                return made;
            }
        }
    }

    @Override
    public void write(String key, String name, RegistryValue value) throws IOException {
        if (!exists(key)) {
            throw new IOException("There is no key HKLM\\" + key);
        }
        values(key, name, value);
    }

    private void values(String key, String name, RegistryValue value) {
        Map<String, RegistryValue> values = keys.get(key);
        if (values != null) {
            values.put(name, value);
        }
    }

    @Override
    public void deleteValue(String key, String name) {
        Map<String, RegistryValue> values = keys.get(key);
        if (values != null) {
            values.remove(name);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        if (!keys(key).isEmpty()) {
            throw new IOException("Key HKLM\\" + key + " has keys below it");
        }
        keys.remove(key);
    }
}
