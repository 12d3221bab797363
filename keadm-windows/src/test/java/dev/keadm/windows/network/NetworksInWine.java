package dev.keadm.windows.network;

import dev.keadm.windows.jna.HostNetworkService;
import dev.keadm.windows.jna.WindowsException;
import java.util.List;

/** Makes a network and removes it through the real binding, and prints each state. */
final class NetworksInWine {
    private static final String NAME = "k\u00e9adm";

    private NetworksInWine() {}

    public static void main(String[] args) throws Exception {
        HostNetworks networks = HnsNetworks.ofThisMachine();
        print("first", networks.list());
        HostNetwork made = networks.createNat(NAME);
        print("made", List.of(made));
        System.out.println("same name " + made.name().equals(NAME));
        print("then", networks.list());
        networks.remove(made.id());
        print("last", networks.list());
        try {
            HostNetworkService.call("GET", "/broken/", "");
        } catch (WindowsException e) {
            System.out.printf("code %08x%n", e.code());
        }
    }

    private static void print(String when, List<HostNetwork> networks) {
        System.out.println(when + " "
                + networks.stream()
                        .map(network -> network.id() + " " + network.type() + " "
                                + network.subnet().orElse("") + " "
                                + network.gateway().orElse(""))
                        .toList());
    }
}
