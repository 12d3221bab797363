package dev.keadm.edgecore.meta;

import dev.keadm.wire.ResourceName;
import dev.keadm.wire.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps the same promises, and can be broken. Guarded by itself. */
final class FakeMetaStore implements MetaStore {
    final Map<String, String> devices = new TreeMap<>();
    final Map<Register, Set<String>> registers =
            Map.of(Register.TOPICS, new TreeSet<>(), Register.URLS, new TreeSet<>());
    private final NavigableMap<String, String> objects = new TreeMap<>();
    private @Nullable String broken;

    synchronized void breakWith(String message) {
        broken = message;
    }

    synchronized void mend() {
        broken = null;
    }

    private void check() {
        if (broken != null) {
            throw new StoreException(broken, null);
        }
    }

    @Override
    public synchronized boolean put(ResourceName name, ObjectHeader header, String json) {
        check();
        long stored = header(name).map(ObjectHeader::version).orElse(0L);
        if (header.version() > 0 && stored > header.version()) {
            return false;
        }
        objects.put(name.toString(), json);
        return true;
    }

    @Override
    public synchronized boolean remove(ResourceName name, String uid) {
        check();
        if (!uid.isEmpty() && header(name).filter(h -> !h.uid().equals(uid)).isPresent()) {
            return false;
        }
        if (name.type().equals(ResourceType.POD)) {
            objects.remove(name.withType(ResourceType.POD_PATCH).toString());
        }
        return objects.remove(name.toString()) != null;
    }

    private Optional<ObjectHeader> header(ResourceName name) {
        return Optional.ofNullable(objects.get(name.toString())).flatMap(ObjectHeader::read);
    }

    @Override
    public synchronized Optional<String> find(ResourceName name) {
        check();
        return Optional.ofNullable(objects.get(name.toString()));
    }

    @Override
    public synchronized List<String> all(String type) {
        check();
        return objects.entrySet().stream()
                .filter(e -> ResourceName.parse(e.getKey()).orElseThrow().type().equals(type))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public synchronized void putDevice(String id, String name, String description) {
        check();
        devices.putIfAbsent(id, name);
    }

    @Override
    public synchronized void removeDevice(String id) {
        check();
        devices.remove(id);
    }

    @Override
    public synchronized void remember(Register register, String word) {
        check();
        registers.getOrDefault(register, Set.of()).add(word);
    }

    @Override
    public synchronized void forget(Register register, String word) {
        check();
        registers.getOrDefault(register, Set.of()).remove(word);
    }

    @Override
    public void close() {}
}
