package dev.keadm.error;

/** What a run of keadm tells its caller about the machine. */
public enum ExitCode {
    DONE(0),
    INTERNAL(1),
    USAGE(2),
    PREFLIGHT(3),
    UNDONE(4),
    LEFT(5),
    INTERRUPTED(130),
    /** The machine must be started again, and the run goes on after that. Windows' installers have the number. */
    REBOOT(3010);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process exits with. */
    public int number() {
        return number;
    }
}
