package dev.keadm.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A machine in memory, whose state can be compared and whose every change can be made to fail. */
public final class FakeHost {
    /** All that a workflow may change; process numbers are left out. */
    public record Snapshot(Map<String, String> files, Map<String, String> services, List<String> processes) {}

    private final FakeFaults faults = new FakeFaults();
    private final FakeFiles files = new FakeFiles(faults);
    private final FakeProcesses processes = new FakeProcesses(faults);
    private final FakeServices services = new FakeServices(faults, processes);
    private final FakeFacts facts = new FakeFacts();
    private final FakeNetwork network = new FakeNetwork();
    private final Host host;

    /** With no folder but the root. */
    public FakeHost(HostLayout layout) {
        host = new Host(layout, files, services, processes, facts, facts, network);
    }

    /** A Linux machine. */
    public FakeHost() {
        this(HostLayout.linux(Path.of("/")));
        for (String folder : List.of(
                "/etc/systemd/system",
                "/opt",
                "/run",
                "/tmp",
                "/usr/local/bin",
                "/usr/local/lib",
                "/var/lib",
                "/var/log")) {
            files.withFolder(folder);
        }
    }

    /** A Windows machine whose drive C: is {@code /}. */
    public static FakeHost windows() {
        FakeHost windows = new FakeHost(HostLayout.windows(Path.of("/Program Files"), Path.of("/ProgramData")));
        List.of("/Program Files", "/ProgramData", "/Windows/System32").forEach(windows.files::withFolder);
        windows.facts
                .withOperatingSystem(new OperatingSystem("windows", "Windows Server 2022", "10.0.20348", "amd64"))
                .withHostname("EDGE-1")
                .withInitSystem(new InitSystem.ServiceControlManager());
        return windows;
    }

    public Host host() {
        return host;
    }

    public FakeFaults faults() {
        return faults;
    }

    public FakeFiles files() {
        return files;
    }

    public FakeProcesses processes() {
        return processes;
    }

    public FakeServices services() {
        return services;
    }

    public FakeFacts facts() {
        return facts;
    }

    public FakeNetwork network() {
        return network;
    }

    public Snapshot snapshot() {
        return new Snapshot(files.snapshot(), services.snapshot(), processes.snapshot());
    }
}
