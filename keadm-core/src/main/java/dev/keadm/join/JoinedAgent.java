package dev.keadm.join;

import dev.keadm.host.FileStatus;
import dev.keadm.host.HostView;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.identity.IdentityFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The identity that an earlier join gave the agent of this machine. */
public final class JoinedAgent {
    private JoinedAgent() {}

    /** Empty when no join got that far. @throws IOException when the file is damaged */
    public static Optional<AgentIdentity> read(HostView host) throws IOException {
        Path path = IdentityPath.of(host.layout());
        return host.files().status(path) instanceof FileStatus.Absent
                ? Optional.empty()
                : Optional.of(IdentityFile.parse(host.files().readString(path), path));
    }
}
