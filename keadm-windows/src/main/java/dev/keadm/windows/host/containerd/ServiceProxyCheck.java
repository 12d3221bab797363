package dev.keadm.windows.host.containerd;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.util.List;
import java.util.Map;

/**
 * Whether containerd's service can be given the proxy that downloads go through.
 *
 * @param environment with the proxies' variables
 */
record ServiceProxyCheck(Map<String, String> environment) implements Check {
    @Override
    public String id() {
        return "runtime-proxy";
    }

    /** The proxy itself is not named, as its password is in it. */
    @Override
    public List<Finding> run() {
        List<String> kept = ServiceProxy.withPassword(environment);
        return kept.isEmpty()
                ? List.of()
                : List.of(Finding.warning(
                        id(),
                        String.join(" and ", kept)
                                + " has a user or password in it, and everybody on the machine can read a"
                                + " service's settings: containerd gets no such proxy, and pulls images without.",
                        "Use a proxy without a password for containerd, or a mirror in its certs.d folder."));
    }
}
