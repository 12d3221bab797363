package dev.keadm.status;

import java.util.Locale;

/** Why an agent or a join is not further; join, {@code keadm status} and the agent print the same codes. */
public enum Cause {
    NAME_RESOLUTION,
    TCP,
    TLS,
    CA_HASH,
    TOKEN,
    CERTIFICATE,
    RUNTIME,
    CLOUDHUB_SILENT,
    NODE_NOT_READY,
    NODE_NAME_TAKEN,
    STORE,
    CONFIGURATION;

    /** As printed: {@code cloudhub-silent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
