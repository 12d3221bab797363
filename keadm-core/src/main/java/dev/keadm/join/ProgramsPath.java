package dev.keadm.join;

import dev.keadm.host.HostLayout;
import java.nio.file.Path;

/** Where a version's programs lie. */
final class ProgramsPath {
    private ProgramsPath() {}

    static Path of(HostLayout layout, String version) {
        return layout.programs().resolve(version);
    }
}
