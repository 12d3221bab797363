package dev.keadm.workflow;

/** How a run ended that ended well. */
public enum Outcome {
    /** Something was changed. */
    CHANGED,
    /** All held already; nothing was changed. */
    NOTHING_TO_DO,
    /** A dry run. */
    PLANNED,
    /** All that the journal knew is taken back, and the journal is gone. */
    UNDONE
}
