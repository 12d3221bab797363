package dev.keadm.host;

import java.io.IOException;
import java.util.List;

/** The authorities that whoever administers this machine trusts to vouch for servers, beside those that a Java brings along. */
@FunctionalInterface
public interface TrustedRoots {
    /** A machine without any of its own. */
    TrustedRoots NONE = List::of;

    /**
     * Each as DER, in the system's own order; one may come twice, and not each is one that a Java can read.
     *
     * @throws IOException when the system's store is there and cannot be read; the message names it
     */
    List<byte[]> encoded() throws IOException;
}
