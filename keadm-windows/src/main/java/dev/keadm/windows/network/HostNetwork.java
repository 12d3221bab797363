package dev.keadm.windows.network;

import java.util.Optional;

/**
 * A network of HNS.
 *
 * @param id HNS' own, a GUID
 * @param type as HNS writes it, in any case: {@code nat}, {@code ICS}, {@code L2Bridge}
 * @param subnet the first one, as a prefix: {@code 172.28.16.0/20}; a network may have none, or none yet
 * @param gateway the machine's address in that subnet
 */
public record HostNetwork(String id, String name, String type, Optional<String> subnet, Optional<String> gateway) {
    public boolean isNat() {
        return type.equalsIgnoreCase("nat");
    }
}
