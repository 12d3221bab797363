package dev.keadm.windows.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Services of others that had to stop with one that they depend on, until that one is started again. */
final class StoppedDependents {
    private final Map<String, CopyOnWriteArrayList<String>> stopped = new ConcurrentHashMap<>();

    /** One may be added twice: for the service, and for another between them. */
    void add(String service, String dependent) {
        stopped.computeIfAbsent(service, _ -> new CopyOnWriteArrayList<>()).addIfAbsent(dependent);
    }

    /** In the order in which they were stopped; it is asked once. */
    List<String> take(String service) {
        List<String> dependents = stopped.remove(service);
        return dependents == null ? List.of() : List.copyOf(dependents);
    }
}
