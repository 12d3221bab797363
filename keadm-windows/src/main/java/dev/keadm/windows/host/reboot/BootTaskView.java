package dev.keadm.windows.host.reboot;

import java.io.IOException;

/** Tasks that run at the start of the machine, to look at only. */
public interface BootTaskView {
    boolean exists(String name) throws IOException, InterruptedException;
}
