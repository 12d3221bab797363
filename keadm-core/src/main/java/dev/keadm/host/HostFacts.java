package dev.keadm.host;

import java.io.IOException;
import java.nio.file.Path;

/** What does not change while keadm runs. */
public interface HostFacts {
    OperatingSystem operatingSystem() throws IOException;

    /** The machine's own name, as it is: not cut, not lower case, not necessarily a DNS label. */
    String hostname() throws IOException;

    /**
     * A hash of the machine's id and the installation's root, the same after each boot: hex, 64 digits. Tells this
     * machine's Node from that of another one with its name.
     */
    String machineHash(Path root) throws IOException;

    /** @param path need not be there; the nearest folder above it that is counts */
    Capacity capacity(Path path) throws IOException;

    InitSystem initSystem() throws IOException;
}
