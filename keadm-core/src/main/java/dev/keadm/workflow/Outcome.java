package dev.keadm.workflow;

import dev.keadm.error.ExitCode;

/** How a run ended that ended well. */
public enum Outcome {
    /** Something was changed. */
    CHANGED,
    /** The machine must be started again; what was done stays, and the next run goes on from there. */
    REBOOT_NEEDED,
    /** All held already; nothing was changed. */
    NOTHING_TO_DO,
    /** A dry run. */
    PLANNED,
    /** All that the journal knew is taken back, and the journal is gone. */
    UNDONE;

    /** What the process tells its caller: never "done" while something is still to be done. */
    public ExitCode exitCode() {
        return this == REBOOT_NEEDED ? ExitCode.REBOOT : ExitCode.DONE;
    }
}
