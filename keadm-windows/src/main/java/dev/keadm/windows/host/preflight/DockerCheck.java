package dev.keadm.windows.host.preflight;

import dev.keadm.host.ServiceStatus;
import dev.keadm.host.ServiceView;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Docker shares HNS with containerd, and an engine of its own is none that Kubernetes can use. */
record DockerCheck(ServiceView services) implements Check {
    @Override
    public String id() {
        return "docker";
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (String name : List.of("docker", "com.docker.service")) {
            if (!(services.status(name) instanceof ServiceStatus.NotInstalled)) {
                findings.add(Finding.warning(
                        id(),
                        "Docker is on this machine (service '" + name + "').",
                        "It stays as it is, and its containers are none of the node's; both share Windows' networks"
                                + " for containers."));
            }
        }
        return findings;
    }
}
