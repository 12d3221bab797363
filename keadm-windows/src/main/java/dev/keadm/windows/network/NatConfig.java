package dev.keadm.windows.network;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;

/**
 * The CNI configuration of {@code nat.exe} for a network of HNS. The plugin takes the network of the same name; the
 * gateway is read from a route's {@code GW}, anything else is ignored (microsoft/windows-container-networking,
 * {@code cni/cni.go}). A name that is not also the type keeps the plugin from making a network itself, with a subnet that
 * was free at some earlier boot.
 */
public final class NatConfig {
    private static final String CNI_VERSION = "0.2.0";
    private static final JsonType<String> STRING = Jsonb.builder().build().type(String.class);

    private NatConfig() {}

    /** @throws IOException when the network has no subnet */
    public static String text(HostNetwork network) throws IOException {
        if (network.subnet().isEmpty() || network.gateway().isEmpty()) {
            throw new IOException(
                    "The network '" + network.name() + "' has no subnet and gateway, so pods cannot get addresses");
        }
        return """
                {
                  "cniVersion": "%s",
                  "name": %s,
                  "type": "nat",
                  "master": "Ethernet",
                  "ipam": {
                    "subnet": %s,
                    "routes": [{"GW": %s}]
                  },
                  "capabilities": {"portMappings": true, "dns": true}
                }
                """.formatted(
                        CNI_VERSION,
                        quoted(network.name()),
                        quoted(network.subnet().get()),
                        quoted(network.gateway().orElse("")));
    }

    private static String quoted(String text) {
        return STRING.toJson(text);
    }
}
