package dev.keadm.containerd;

/** A CNI configuration list: a bridge behind the machine's own address, and ports of the machine for pods that ask. */
final class CniConfig {
    private CniConfig() {}

    static String text(ContainerdPlaces places, Subnet subnet) {
        return """
                {
                  "cniVersion": "1.0.0",
                  "name": "%s",
                  "plugins": [
                    {
                      "type": "bridge",
                      "bridge": "%s",
                      "isGateway": true,
                      "ipMasq": true,
                      "hairpinMode": true,
                      "ipam": {
                        "type": "host-local",
                        "dataDir": "%s",
                        "ranges": [[{"subnet": "%s"}]],
                        "routes": [{"dst": "0.0.0.0/0"}]
                      }
                    },
                    {"type": "portmap", "capabilities": {"portMappings": true}}
                  ]
                }
                """.formatted(
                        places.network(),
                        places.bridge(),
                        places.cniAddresses().toString().replace("\\", "\\\\").replace("\"", "\\\""),
                        subnet);
    }
}
