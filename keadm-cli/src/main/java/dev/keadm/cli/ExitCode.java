package dev.keadm.cli;

/** What {@code keadm} tells its caller; scripts rely on these numbers. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int INTERNAL_ERROR = 1;
    /** An option, an argument or a configuration file that cannot be used; nothing was changed. */
    public static final int USAGE = 2;
    /** The machine or the cloud is not fit; nothing was changed. */
    public static final int PREFLIGHT_FAILED = 3;

    public static final int FAILED_AND_UNDONE = 4;
    /** Failed, and not all of it could be taken back: the output names what is left. */
    public static final int SOMETHING_LEFT = 5;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
