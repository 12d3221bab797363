package dev.keadm.host;

import java.nio.file.Path;

/** A machine's facts, each to be set by a test. */
public final class FakeFacts implements HostFacts, Privileges {
    private OperatingSystem operatingSystem =
            new OperatingSystem("linux", "Debian GNU/Linux 12 (bookworm)", "6.1.0", "amd64");
    private String hostname = "edge-1";
    private Capacity capacity = new Capacity(2, 4L << 30, 40L << 30);
    private InitSystem initSystem = new InitSystem.Systemd();
    private Privilege privilege = new Privilege.Administrator();

    public FakeFacts withOperatingSystem(OperatingSystem value) {
        operatingSystem = value;
        return this;
    }

    public FakeFacts withHostname(String value) {
        hostname = value;
        return this;
    }

    public FakeFacts withCapacity(Capacity value) {
        capacity = value;
        return this;
    }

    public FakeFacts withInitSystem(InitSystem value) {
        initSystem = value;
        return this;
    }

    public FakeFacts withPrivilege(Privilege value) {
        privilege = value;
        return this;
    }

    @Override
    public OperatingSystem operatingSystem() {
        return operatingSystem;
    }

    @Override
    public String hostname() {
        return hostname;
    }

    @Override
    public String machineHash(Path root) {
        return "%064x".formatted(root.toString().hashCode() & 0xffffffffL);
    }

    @Override
    public Capacity capacity(Path path) {
        return capacity;
    }

    @Override
    public InitSystem initSystem() {
        return initSystem;
    }

    @Override
    public Privilege current() {
        return privilege;
    }
}
