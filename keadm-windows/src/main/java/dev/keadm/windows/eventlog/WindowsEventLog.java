package dev.keadm.windows.eventlog;

import dev.keadm.windows.jna.EventLogCalls;
import java.io.IOException;

/** The Application log of this machine. A source that is not registered may write, too; its texts are shown with a complaint. */
public final class WindowsEventLog implements EventLog {
    private static final int LAST_ID = 1000;

    /** Of a string of an event; see ReportEventW. */
    private static final int LONGEST = 31_839;

    private final EventLogCalls calls = new EventLogCalls();
    private final String source;

    public WindowsEventLog(String source) {
        this.source = source;
    }

    @Override
    public void write(Kind kind, int id, String text) throws IOException {
        if (id < 1 || id > LAST_ID) {
            throw new IllegalArgumentException("EventCreate.exe knows the ids from 1 to 1000, not " + id);
        }
        int type = switch (kind) {
            case ERROR -> 1;
            case WARNING -> 2;
            case INFORMATION -> 4;
        };
        calls.report(source, type, id, text.substring(0, Math.min(text.length(), LONGEST)));
    }
}
