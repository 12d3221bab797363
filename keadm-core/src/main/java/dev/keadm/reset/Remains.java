package dev.keadm.reset;

import dev.keadm.host.FileStatus;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceStatus;
import dev.keadm.join.AgentService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lies on this machine under the names that a node of KubeEdge has. */
record Remains(HostView host) {
    /** Each a path or an object, as a phrase for people. */
    List<String> list() throws IOException, InterruptedException {
        HostLayout layout = host.layout();
        List<String> found = new ArrayList<>();
        if (!(host.services().status(AgentService.NAME) instanceof ServiceStatus.NotInstalled)) {
            found.add("Service '" + AgentService.NAME + "'");
        }
        for (Path path : List.of(layout.config(), layout.data(), layout.logs(), layout.programs())) {
            if (!(host.files().status(path) instanceof FileStatus.Absent)) {
                found.add(path.toString());
            }
        }
        return found;
    }
}
