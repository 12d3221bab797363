package dev.keadm.join;

import dev.keadm.host.HostLayout;
import dev.keadm.identity.IdentityFile;
import java.nio.file.Path;

/** Where {@code keadm.json} lies: whether it is there tells whether this machine was joined. */
final class IdentityPath {
    private IdentityPath() {}

    static Path of(HostLayout layout) {
        return layout.edgeCoreYaml().resolveSibling(IdentityFile.NAME);
    }
}
