package dev.keadm.edgecore;

/** Of the process; of a Windows service, its own code. */
final class ExitCodes {
    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int CANNOT_RUN = 4;

    private ExitCodes() {}
}
