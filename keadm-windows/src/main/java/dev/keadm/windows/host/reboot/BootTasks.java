package dev.keadm.windows.host.reboot;

import java.io.IOException;

/** Registers what is to run at the start of the machine. */
public interface BootTasks extends BootTaskView {
    /** In place of one of that name that is there. */
    void register(BootTask task) throws IOException, InterruptedException;

    /** Succeeds when there is none. A run that is under way goes on. */
    void remove(String name) throws IOException, InterruptedException;
}
