package dev.keadm.windows.registry;

import java.io.IOException;
import java.util.List;

/** Changes the registry. */
public interface Registry extends RegistryView {
    /**
     * Makes the key and those above it that are missing.
     *
     * @return those that it made, outermost first; empty when all were there
     */
    List<String> create(String key) throws IOException;

    /** Puts the value there, in place of one that is. The key must be there. */
    void write(String key, String name, RegistryValue value) throws IOException;

    /** Succeeds when there is none. */
    void deleteValue(String key, String name) throws IOException;

    /** Deletes a key without keys below it, together with its values; succeeds when there is none. */
    void delete(String key) throws IOException;

    /** Deletes a key and all below it; succeeds when there is none. */
    default void deleteTree(String key) throws IOException {
        for (String child : keys(key)) {
            deleteTree(key + "\\" + child);
        }
        delete(key);
    }
}
