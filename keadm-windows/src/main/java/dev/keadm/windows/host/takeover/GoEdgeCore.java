package dev.keadm.windows.host.takeover;

import dev.keadm.host.FileStatus;
import dev.keadm.host.HostView;
import dev.keadm.join.FormerAgent;
import dev.keadm.join.JoinedAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Go's keadm leaves on Windows: the service {@code edgecore}, {@code C:\etc\kubeedge}, {@code C:\var\lib\kubeedge} and
 * the program in {@code C:\\usr\local\bin}.
 *
 * @param host where our own things lie, too
 */
public record GoEdgeCore(ServiceRecords services, HostView host) {
    static final String SERVICE = "edgecore";

    Path config() {
        return host.layout().root().resolve("etc/kubeedge");
    }

    Path database() {
        return host.layout().root().resolve("var/lib/kubeedge/edgecore.db");
    }

    private Path program() {
        return host.layout().root().resolve("usr/local/bin/edgecore.exe");
    }

    /** The service, unless it is one that runs our own programs. */
    public Optional<ServiceRecord> service() throws IOException {
        String ours = host.layout().programs().toString().toLowerCase(Locale.ROOT);
        return services.read(SERVICE)
                .filter(service ->
                        !service.binaryPath().toLowerCase(Locale.ROOT).contains(ours));
    }

    /** What lies where Go's keadm puts it. */
    List<Path> leftovers() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : List.of(config(), database(), program())) {
            if (there(path)) {
                found.add(path);
            }
        }
        return found;
    }

    boolean there(Path path) throws IOException {
        return !(host.files().status(path) instanceof FileStatus.Absent);
    }

    /**
     * The agent whose place can be taken. Its files alone are one only until a join has taken over what is of use in them:
     * they stay where they are.
     */
    public Optional<FormerAgent> former() throws IOException {
        boolean service = service().isPresent();
        boolean files = there(config()) || there(database());
        return service || (files && JoinedAgent.read(host).isEmpty())
                ? Optional.of(new FormerAgent(config(), database(), service))
                : Optional.empty();
    }

    /** Why that service cannot be made again after it was taken away; empty when it can. */
    static Optional<String> obstacle(ServiceRecord service) {
        if (service.binaryPath().toLowerCase(Locale.ROOT).contains("nssm")) {
            return Optional.of("it is wrapped by nssm, which keeps its settings elsewhere");
        }
        return service.localSystem()
                ? Optional.empty()
                : Optional.of("it runs as " + service.account() + ", whose password Windows does not tell");
    }
}
