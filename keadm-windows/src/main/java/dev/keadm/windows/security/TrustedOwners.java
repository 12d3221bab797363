package dev.keadm.windows.security;

import dev.keadm.windows.jna.ProcessAccount;
import dev.keadm.windows.jna.WindowsException;
import java.util.Set;

/**
 * Owners whose things we take for granted: an owner may always change who has access, so what somebody else owns is
 * somebody else's, whatever its access control list says.
 *
 * @param account the SID of the account that this process runs as
 */
public record TrustedOwners(String account) {
    /** SYSTEM, Administrators, and the service that Windows installs itself with. */
    private static final Set<String> OF_THE_MACHINE =
            Set.of("S-1-5-18", "S-1-5-32-544", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");

    /** Those of the machine, and the account that this process runs as. */
    public static TrustedOwners ofThisProcess() throws WindowsException {
        return new TrustedOwners(ProcessAccount.sid());
    }

    public boolean include(String sid) {
        return OF_THE_MACHINE.contains(sid) || account.equals(sid);
    }
}
