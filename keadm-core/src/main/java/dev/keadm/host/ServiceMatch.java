package dev.keadm.host;

/** Whether a service of a definition's name is installed, and as it says. */
public enum ServiceMatch {
    NOT_INSTALLED,
    SAME,
    DIFFERENT
}
