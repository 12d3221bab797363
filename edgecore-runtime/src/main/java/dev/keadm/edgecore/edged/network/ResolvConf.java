package dev.keadm.edgecore.edged.network;

import dev.keadm.edgecore.edged.PreparationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of a {@code resolv.conf}: name servers add up, the last search line counts, an option replaces one of its name. */
public record ResolvConf(List<String> servers, List<String> searches, List<String> options) {
    private static final long MAX_BYTES = 10 << 20;

    public ResolvConf {
        servers = List.copyOf(servers);
        searches = List.copyOf(searches);
        options = List.copyOf(options);
    }

    static ResolvConf read(Path file) throws PreparationException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new PreparationException("the resolver settings " + file + " are larger than 10 MiB");
            }
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new PreparationException("the resolver settings " + file + " cannot be read: " + e, e);
        }
    }

    static ResolvConf parse(String text) throws PreparationException {
        List<String> servers = new ArrayList<>();
        List<String> searches = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            List<String> words = Arrays.stream(line.split("[ \t\r\f\u000b]+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.isEmpty() || words.getFirst().startsWith("#")) {
                continue;
            }
            List<String> values = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "nameserver" -> {
                    if (values.isEmpty()) {
                        throw new PreparationException(
                                "the resolver settings have a nameserver line without an address");
                    }
                    servers.add(values.getFirst());
                }
                case "search" -> {
                    searches.clear();
                    values.stream()
                            .filter(domain -> !domain.equals("."))
                            .map(domain -> domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain)
                            .forEach(searches::add);
                }
                case "options" -> values.forEach(option -> options.put(name(option), option));
                default -> {
                    // what else stands there is not for pods
                }
            }
        }
        return new ResolvConf(servers, searches, List.copyOf(options.values()));
    }

    static String name(String option) {
        int colon = option.indexOf(':');
        return colon < 0 ? option : option.substring(0, colon);
    }
}
