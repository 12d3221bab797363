package dev.keadm.host;

import java.io.IOException;

/** What the account that runs keadm may do. */
public interface Privileges {
    Privilege current() throws IOException;
}
