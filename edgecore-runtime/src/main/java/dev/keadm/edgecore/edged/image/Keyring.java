package dev.keadm.edgecore.edged.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Passwords by registry. Several may fit one image: they are tried in turn, those of longer paths first. */
final class Keyring {
    private final Map<String, RegistryMatch> registries = new TreeMap<>(Collections.reverseOrder());
    private final Map<String, List<Credentials>> credentials = new LinkedHashMap<>();

    /** @return false when the registry is no URL and can match nothing */
    boolean add(String registry, Credentials added) {
        Optional<RegistryMatch> match = RegistryMatch.ofEntry(registry);
        match.ifPresent(found -> {
            registries.put(found.text(), found);
            credentials.computeIfAbsent(found.text(), _ -> new ArrayList<>()).add(added);
        });
        return match.isPresent();
    }

    /** @param repository an image's name with its registry, without tag and digest */
    List<Credentials> lookup(String repository) {
        Optional<RegistryMatch> image = RegistryMatch.parse(repository);
        List<Credentials> found = new ArrayList<>();
        if (image.isPresent()) {
            registries.forEach((key, registry) -> {
                if (registry.matches(image.get())) {
                    found.addAll(credentials.getOrDefault(key, List.of()));
                }
            });
        }
        if (found.isEmpty() && RegistryMatch.mayBeHubs(repository)) {
            registries.forEach((key, registry) -> {
                if (registry.isHub()) {
                    found.addAll(credentials.getOrDefault(key, List.of()));
                }
            });
        }
        return found;
    }
}
