package dev.keadm.workflow;

/** How taking a change back ended. */
public sealed interface UndoResult {
    /** @param sentence what was taken back, for people: {@code Removed service 'edgecore'} */
    record Undone(String sentence) implements UndoResult {}

    /** It never happened, or is gone already. */
    record NothingToUndo() implements UndoResult {}

    /**
     * It is there on purpose or for want of means; the user is told, and the next undo tries again.
     *
     * @param what the path or object
     * @param why with what to do about it
     */
    record Left(String what, String why) implements UndoResult {}
}
