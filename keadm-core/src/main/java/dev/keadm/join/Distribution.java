package dev.keadm.join;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** The tree of programs that keadm runs from, and that join installs a copy of. */
public interface Distribution {
    /**
     * @param path below the tree, with slashes
     * @param modified kept in the copy: the JVM takes an AOT cache only beside jars of the dates that it was made with
     */
    record Entry(String path, long size, boolean executable, Instant modified) {}

    /** As the folder that the copy gets: {@code 0.1.0}. */
    String version();

    List<Entry> entries() throws IOException;

    InputStream open(Entry entry) throws IOException;
}
