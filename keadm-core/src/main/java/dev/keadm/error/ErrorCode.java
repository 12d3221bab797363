package dev.keadm.error;

import java.util.Locale;

/** What went wrong, as scripts see it; each code belongs to one exit code. */
public enum ErrorCode {
    /** A mistake in keadm itself. */
    INTERNAL(ExitCode.INTERNAL),
    /** The command line is wrong. */
    USAGE(ExitCode.USAGE),
    /** A file that the user gave is wrong. */
    CONFIGURATION(ExitCode.USAGE),
    /** Found before anything was changed. */
    PREFLIGHT(ExitCode.PREFLIGHT),
    /** Another run holds the root; nothing was changed. */
    BUSY(ExitCode.PREFLIGHT),
    /** The journal cannot be read or written; nothing was changed. */
    JOURNAL(ExitCode.PREFLIGHT),
    /** A step failed and all of the run is undone. */
    FAILED_UNDONE(ExitCode.UNDONE),
    /** A step failed, or an undo did, and the message names what is left. */
    FAILED_LEFT(ExitCode.LEFT),
    /** Stopped by the user, and undone. */
    INTERRUPTED(ExitCode.INTERRUPTED);

    private final ExitCode exitCode;

    ErrorCode(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** As printed: {@code failed-undone}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
