package dev.keadm.machine;

import dev.keadm.host.FileStatus;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceStatus;
import dev.keadm.status.AgentStatus;
import dev.keadm.status.StatusFile;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The agent's account of itself, believed only while the process that wrote it is the service's. */
public final class AgentReport {
    private static final JsonType<AgentStatus> JSON = Jsonb.builder().build().type(AgentStatus.class);

    private final HostView host;
    private final String service;

    public AgentReport(HostView host, String service) {
        this.host = host;
        this.service = service;
    }

    /** Empty when the agent does not run, or has not written anything yet. */
    public Optional<AgentStatus> current() throws IOException, InterruptedException {
        return host.services().status(service) instanceof ServiceStatus.Running(long pid)
                ? last().filter(status -> status.processId() == pid)
                : Optional.empty();
    }

    /** What an agent wrote last, even if it is gone. */
    public Optional<AgentStatus> last() throws IOException {
        Path file = host.layout().data().resolve(StatusFile.NAME);
        if (host.files().status(file) instanceof FileStatus.Absent) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.fromJson(host.files().readString(file)));
        } catch (JsonException e) {
            throw new IOException("Cannot read the agent's status " + file + ": " + e.getMessage(), e);
        }
    }
}
