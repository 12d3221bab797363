package dev.keadm.error;

/** How a command can end other than well; each is one exit code. */
public enum ErrorCode {
    INTERNAL(1),
    /** Wrong options, arguments or configuration. */
    USAGE(2),
    /** A check found that it cannot work; nothing was changed. */
    PREFLIGHT(3),
    /** It failed, and all that it had changed was taken back. */
    UNDONE(4),
    /** It failed, and something is left that the message names. */
    LEFT(5),
    INTERRUPTED(130),
    /** Windows: the run goes on by itself after a reboot. */
    REBOOT(3010);

    private final int exitCode;

    ErrorCode(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
