package dev.keadm.windows.network;

class FakeHostNetworksTest extends HostNetworksContract {
    private final FakeHostNetworks networks = new FakeHostNetworks();

    @Override
    HostNetworks networks() {
        return networks;
    }
}
