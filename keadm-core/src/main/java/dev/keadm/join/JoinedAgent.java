package dev.keadm.join;

import dev.keadm.host.FileStatus;
import dev.keadm.host.HostView;
import dev.keadm.identity.AgentIdentity;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The identity that an earlier join gave the agent of this machine. */
public final class JoinedAgent {
    private static final JsonType<AgentIdentity> JSON = Jsonb.builder().build().type(AgentIdentity.class);

    private JoinedAgent() {}

    /** Empty when no join got that far. @throws IOException when the file is damaged */
    public static Optional<AgentIdentity> read(HostView host) throws IOException {
        Path path = IdentityPath.of(host.layout());
        if (host.files().status(path) instanceof FileStatus.Absent) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.fromJson(host.files().readString(path)));
        } catch (JsonException e) {
            throw new IOException("the agent's identity " + path + " is damaged: " + e.getMessage(), e);
        }
    }
}
