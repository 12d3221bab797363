package dev.keadm.windows.host.preflight;

import dev.keadm.host.ServiceStatus;
import dev.keadm.host.ServiceView;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.io.IOException;
import java.util.List;

/**
 * Whether the place of the containerd that join would install is taken by one that does not answer.
 *
 * @param installs whether join installs one now, for the first time
 */
record ContainerdCheck(ServiceView services, boolean installs) implements Check {
    @Override
    public String id() {
        return "containerd";
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        return !installs || services.status("containerd") instanceof ServiceStatus.NotInstalled
                ? List.of()
                : List.of(Finding.error(
                        id(),
                        "There is a service 'containerd' that keadm did not install, and it does not answer.",
                        "Start it, or remove it (containerd --unregister-service), and run keadm join again."));
    }
}
