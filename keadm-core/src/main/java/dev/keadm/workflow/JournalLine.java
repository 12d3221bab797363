package dev.keadm.workflow;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;

/**
 * A line of {@code journal.jsonl}. Entries are numbered from 1; a number is never used twice in one journal.
 *
 * <p>Public only for its JSON adapter.
 */
@Json(typeProperty = "line")
@Json.SubType(type = JournalLine.Opened.class, name = "journal")
@Json.SubType(type = JournalLine.Started.class, name = "started")
@Json.SubType(type = JournalLine.Intended.class, name = "intent")
@Json.SubType(type = JournalLine.Received.class, name = "receipt")
@Json.SubType(type = JournalLine.Finished.class, name = "finished")
@Json.SubType(type = JournalLine.RebootNeeded.class, name = "reboot")
@Json.SubType(type = JournalLine.UndoStarted.class, name = "undo")
@Json.SubType(type = JournalLine.EntryUndone.class, name = "undone")
@Json.SubType(type = JournalLine.EntryLeft.class, name = "left")
public sealed interface JournalLine {
    /** @param madeFolders what had to be made for the journal to lie in, outermost first */
    record Opened(int format, List<String> madeFolders) implements JournalLine {}

    record Started(String workflow, Instant at) implements JournalLine {}

    record Intended(
            int entry, String step, Instant at, @Json.Raw String intent) implements JournalLine {}

    record Received(int entry, Instant at, @Json.Raw String receipt) implements JournalLine {}

    /** The run that was started last is over, and all entries before this line stay. */
    record Finished(Instant at) implements JournalLine {}

    /** The run that was started last stopped until the machine is started again; the next one goes on at that step. */
    record RebootNeeded(String step, String reason, Instant at) implements JournalLine {}

    /** @param whole whether all entries are to be taken back, or only those of the run that did not finish */
    record UndoStarted(String reason, boolean whole, Instant at) implements JournalLine {}

    record EntryUndone(int entry, Instant at) implements JournalLine {}

    record EntryLeft(int entry, Instant at, String what, String why) implements JournalLine {}
}
