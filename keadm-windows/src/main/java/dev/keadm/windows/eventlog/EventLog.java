package dev.keadm.windows.eventlog;

import java.io.IOException;

/** What a program tells the administrator of its machine: seldom, and without secrets. */
public interface EventLog {
    enum Kind {
        ERROR,
        WARNING,
        INFORMATION
    }

    /** @param id from 1 to 1000, by which entries can be told apart whatever their text */
    void write(Kind kind, int id, String text) throws IOException;
}
