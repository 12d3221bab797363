package dev.keadm.windows.host.containerd;

import io.avaje.jsonb.Json;
import java.io.IOException;
import java.util.List;

/** What Microsoft Defender leaves alone by this machine's own policy. */
public interface AntivirusExclusions {
    enum Kind {
        /** A folder with all below it. */
        FOLDER,
        /** The files that a program opens; the program's path. */
        PROGRAM
    }

    /**
     * What is made for the first exclusion and goes with the last.
     *
     * @param keys of the registry that are not there, outermost first
     * @param off kinds whose list is not in force
     */
    @Json
    record Before(List<String> keys, List<Kind> off) {}

    Before before() throws IOException;

    boolean excluded(Kind kind, String path) throws IOException;

    /** Succeeds when it is excluded. Defender takes note within a minute. */
    void exclude(Kind kind, String path) throws IOException;

    /** Succeeds when it is not excluded. */
    void include(Kind kind, String path) throws IOException;

    /** Takes away what {@code before} lacked, as far as no exclusion is left that needs it. */
    void restore(Before before) throws IOException;
}
