package dev.keadm.host;

/** The machine, to look at only. */
public record HostView(
        HostLayout layout,
        FileView files,
        ServiceView services,
        ProcessView processes,
        HostFacts facts,
        Privileges privileges,
        Network network) {}
