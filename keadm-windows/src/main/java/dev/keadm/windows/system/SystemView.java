package dev.keadm.windows.system;

import java.io.IOException;
import java.util.List;

/** What can be asked of a Windows machine without a right to change it. */
public interface SystemView {
    OsVersion version() throws IOException;

    Memory memory() throws IOException;

    /** Logical processors of all processor groups. */
    int processors() throws IOException;

    Virtualization virtualization() throws IOException;

    /** In the system's own order of preference; the loopback adapter is among them. */
    List<NetworkAdapter> adapters() throws IOException;
}
