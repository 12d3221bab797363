package dev.keadm.windows.host.preflight;

import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Values of the registry by their type; one of another type counts as not there. */
record Values(RegistryView registry) {
    Optional<String> text(String key, String name) throws IOException {
        return registry.read(key, name).flatMap(value -> switch (value) {
            case RegistryValue.Text(String text) -> Optional.of(text);
            case RegistryValue.ExpandableText(String text) -> Optional.of(text);
            case RegistryValue.Dword _, RegistryValue.Texts _, RegistryValue.Other _ -> Optional.empty();
        });
    }

    Optional<Long> number(String key, String name) throws IOException {
        return registry.read(key, name)
                .flatMap(value ->
                        value instanceof RegistryValue.Dword(long number) ? Optional.of(number) : Optional.empty());
    }

    Optional<List<String>> lines(String key, String name) throws IOException {
        return registry.read(key, name)
                .flatMap(value -> value instanceof RegistryValue.Texts(List<String> lines)
                        ? Optional.of(lines)
                        : Optional.empty());
    }
}
