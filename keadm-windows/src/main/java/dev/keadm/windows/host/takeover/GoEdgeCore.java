package dev.keadm.windows.host.takeover;

import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.HostLayout;
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
 * @param layout where our own things lie
 */
public record GoEdgeCore(ServiceRecords services, FileView files, HostLayout layout) {
    static final String SERVICE = "edgecore";

    public Path config() {
        return layout.root().resolve("etc/kubeedge");
    }

    public Path database() {
        return layout.root().resolve("var/lib/kubeedge/edgecore.db");
    }

    Path program() {
        return layout.root().resolve("usr/local/bin/edgecore.exe");
    }

    /** The service, unless it is one that runs our own programs. */
    public Optional<ServiceRecord> service() throws IOException {
        String ours = layout.programs().toString().toLowerCase(Locale.ROOT);
        return services.read(SERVICE)
                .filter(service ->
                        !service.binaryPath().toLowerCase(Locale.ROOT).contains(ours));
    }

    /** What lies where Go's keadm puts it. */
    public List<Path> leftovers() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : List.of(config(), program())) {
            if (!(files.status(path) instanceof FileStatus.Absent)) {
                found.add(path);
            }
        }
        return found;
    }

    /** Why that service cannot be made again after it was taken away; empty when it can. */
    public static Optional<String> obstacle(ServiceRecord service) {
        if (service.binaryPath().toLowerCase(Locale.ROOT).contains("nssm")) {
            return Optional.of("it is wrapped by nssm, which keeps its settings elsewhere");
        }
        return service.localSystem()
                ? Optional.empty()
                : Optional.of("it runs as " + service.account() + ", whose password Windows does not tell");
    }
}
