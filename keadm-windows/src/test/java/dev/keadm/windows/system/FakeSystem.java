package dev.keadm.windows.system;

import java.net.InetAddress;
import java.util.List;

/** A machine of the test's own; what it has can be changed while it runs. */
public final class FakeSystem implements SystemView {
    private OsVersion version = new OsVersion(10, 0, 20348, true);
    private Memory memory = new Memory(8L << 30, 6L << 30);
    private Virtualization virtualization = new Virtualization(true, true);
    private List<NetworkAdapter> adapters = List.of(
            adapter("Ethernet", List.of("10.0.0.5"), List.of("10.0.0.1"), List.of("10.0.0.53")),
            new NetworkAdapter(
                    "Loopback Pseudo-Interface 1",
                    "Software Loopback Interface 1",
                    true,
                    true,
                    List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")),
                    List.of(),
                    List.of(),
                    ""));

    public static NetworkAdapter adapter(
            String name, List<String> addresses, List<String> gateways, List<String> nameServers) {
        return new NetworkAdapter(
                name, name, true, false, literals(addresses), literals(gateways), literals(nameServers), "");
    }

    private static List<InetAddress> literals(List<String> texts) {
        return texts.stream().map(InetAddress::ofLiteral).toList();
    }

    public FakeSystem version(int build, boolean server) {
        version = new OsVersion(10, 0, build, server);
        return this;
    }

    public FakeSystem memory(long total, long available) {
        memory = new Memory(total, available);
        return this;
    }

    public FakeSystem virtualization(boolean firmware, boolean addressTranslation) {
        virtualization = new Virtualization(firmware, addressTranslation);
        return this;
    }

    public FakeSystem adapters(NetworkAdapter... replaced) {
        adapters = List.of(replaced);
        return this;
    }

    @Override
    public OsVersion version() {
        return version;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public int processors() {
        return 4;
    }

    @Override
    public Virtualization virtualization() {
        return virtualization;
    }

    @Override
    public List<NetworkAdapter> adapters() {
        return adapters;
    }
}
