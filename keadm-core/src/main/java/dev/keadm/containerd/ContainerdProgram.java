package dev.keadm.containerd;

import java.io.IOException;
import java.nio.file.Path;

/** The program {@code containerd}, asked about itself. */
public interface ContainerdProgram {
    /** What {@code containerd --version} prints. */
    String version(Path containerd) throws IOException, InterruptedException;

    /** @throws IOException when it cannot read that configuration, with what it says */
    void check(Path containerd, Path config) throws IOException, InterruptedException;
}
