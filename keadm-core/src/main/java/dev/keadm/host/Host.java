package dev.keadm.host;

/** The machine: groups the ports and does nothing itself. */
public record Host(
        HostLayout layout,
        HostFiles files,
        ServiceManager services,
        Processes processes,
        HostFacts facts,
        Privileges privileges,
        Network network) {
    /** The same machine, to look at only. */
    public HostView view() {
        return new HostView(layout, files, services, processes, facts, privileges, network);
    }
}
