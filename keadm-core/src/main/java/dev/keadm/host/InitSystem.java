package dev.keadm.host;

/** What the machine was started by. */
public sealed interface InitSystem {
    record Systemd() implements InitSystem {}

    record ServiceControlManager() implements InitSystem {}

    /** @param name the first process's, as it calls itself */
    record Unsupported(String name) implements InitSystem {}
}
