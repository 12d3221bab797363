package dev.keadm.windows.network;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.keadm.windows.jna.WindowsException;
import dev.keadm.wine.OnWindows;
import java.io.IOException;

/** On a Windows with the feature Containers; Wine and a Windows without it have no HNS. */
@OnWindows
class HnsNetworksOnWindowsTest extends HostNetworksContract {
    private final HostNetworks networks = HnsNetworks.ofThisMachine();

    @Override
    HostNetworks networks() throws IOException, InterruptedException {
        try {
            networks.list();
        } catch (WindowsException e) {
            if (e.code() == 126) {
                abort(String.valueOf(e.getMessage()));
            }
            throw e;
        }
        return networks;
    }
}
