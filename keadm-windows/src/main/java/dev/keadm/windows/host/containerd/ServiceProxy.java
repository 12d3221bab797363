package dev.keadm.windows.host.containerd;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The proxy that containerd's service gets, as services see nothing of a user's (containerd#6609). Everybody on the machine
 * can read a service's settings, so one with a password stays out.
 */
final class ServiceProxy {
    private static final List<String> NAMES = List.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    private ServiceProxy() {}

    static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> proxy = new TreeMap<>();
        environment.forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            if (NAMES.contains(upper) && !value.isBlank() && !hasPassword(value)) {
                proxy.put(upper, value.strip());
            }
        });
        return proxy;
    }

    /** The variables that stay out, sorted. */
    static List<String> withPassword(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(name -> NAMES.contains(name.toUpperCase(Locale.ROOT)))
                .filter(name -> hasPassword(environment.getOrDefault(name, "")))
                .sorted()
                .toList();
    }

    private static boolean hasPassword(String proxy) {
        return proxy.indexOf('@') >= 0;
    }
}
