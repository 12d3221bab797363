package dev.keadm.windows.service;

import dev.keadm.windows.jna.ProcessPriority;
import dev.keadm.windows.jna.WindowsException;

/** The priority classes of a process, by the names that {@code modules.edged.windowsPriorityClass} has for them. */
public enum PriorityClass {
    IDLE_PRIORITY_CLASS(0x40),
    BELOW_NORMAL_PRIORITY_CLASS(0x4000),
    NORMAL_PRIORITY_CLASS(0x20),
    ABOVE_NORMAL_PRIORITY_CLASS(0x8000),
    HIGH_PRIORITY_CLASS(0x80),
    REALTIME_PRIORITY_CLASS(0x100);

    private final int code;

    PriorityClass(int code) {
        this.code = code;
    }

    /** Of this process, from now on. */
    public void apply() throws WindowsException {
        ProcessPriority.set(code);
    }
}
