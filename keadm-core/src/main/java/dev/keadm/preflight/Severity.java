package dev.keadm.preflight;

/** What a finding means for the run, the gravest last. */
public enum Severity {
    /** As it should be. */
    OK,
    /** Not as it should be, and the run itself will put it right. */
    FIX,
    /** It will work, but the user should know. */
    WARNING,
    /** It cannot work. */
    ERROR
}
