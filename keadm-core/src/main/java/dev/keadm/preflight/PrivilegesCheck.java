package dev.keadm.preflight;

import dev.keadm.host.HostView;
import dev.keadm.host.Privilege;
import java.io.IOException;
import java.util.List;

/** Whether the account may change the machine. Below a root of its own an installation needs no more than that folder. */
public record PrivilegesCheck(HostView host) implements Check {
    @Override
    public String id() {
        return "privileges";
    }

    @Override
    public List<Finding> run() throws IOException {
        return List.of(
                switch (host.privileges().current()) {
                    case Privilege.Administrator _ -> Finding.ok(id(), "The account may change the machine.");
                    case Privilege.Ordinary(String user, String remedy) -> ordinary(user, remedy);
                });
    }

    private Finding ordinary(String user, String remedy) {
        return host.layout().separate()
                ? Finding.ok(id(), "Account '" + user + "' is no administrator; below a root of its own that will do.")
                : Finding.error(id(), "Account '" + user + "' may not install services and programs.", remedy);
    }
}
