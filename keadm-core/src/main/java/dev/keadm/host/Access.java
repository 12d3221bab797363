package dev.keadm.host;

/** Who may do what with a file or folder that keadm makes; the administrator may always change it. */
public enum Access {
    /** Nobody but the account that runs keadm and the agent. */
    PRIVATE,
    /** Everybody reads. */
    READABLE,
    /** Everybody reads, and runs it. The same as {@link #READABLE} for a folder. */
    EXECUTABLE
}
