package dev.keadm.windows.registry;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registry, to look at only. Keys are given below HKEY_LOCAL_MACHINE, {@code SYSTEM\CurrentControlSet}; names are
 * matched whatever their case.
 */
public interface RegistryView {
    boolean exists(String key) throws IOException;

    /** Empty when the key or the value is not there. The key's default value has an empty name. */
    Optional<RegistryValue> read(String key, String name) throws IOException;

    /** A REG_SZ without the blanks around it; empty when there is none, or an empty one, or a value of another type. */
    default Optional<String> text(String key, String name) throws IOException {
        return read(key, name)
                .filter(RegistryValue.Text.class::isInstance)
                .map(value -> ((RegistryValue.Text) value).text().strip())
                .filter(text -> !text.isEmpty());
    }

    /** A REG_DWORD; empty when there is none, or a value of another type. */
    default Optional<Long> number(String key, String name) throws IOException {
        return read(key, name)
                .filter(RegistryValue.Dword.class::isInstance)
                .map(value -> ((RegistryValue.Dword) value).number());
    }

    /** Names of the keys directly below, sorted; none when the key is not there. */
    List<String> keys(String key) throws IOException;

    /** The key's values by name, sorted whatever their case; none when the key is not there. */
    Map<String, RegistryValue> values(String key) throws IOException;
}
