package dev.keadm.windows.host;

import dev.keadm.host.Privilege;
import dev.keadm.host.Privileges;
import dev.keadm.windows.jna.TokenCalls;
import java.io.IOException;

/** Whether this process may change the machine: by the group's SID, whose name is in the language of the machine. */
public final class WindowsPrivileges implements Privileges {
    private static final String ADMINISTRATORS = "S-1-5-32-544";

    @Override
    public Privilege current() throws IOException {
        return TokenCalls.memberOf(ADMINISTRATORS)
                ? new Privilege.Administrator()
                : new Privilege.Ordinary(
                        System.getProperty("user.name"),
                        "Run it in a console or PowerShell that was opened with \"Run as administrator\".");
    }
}
