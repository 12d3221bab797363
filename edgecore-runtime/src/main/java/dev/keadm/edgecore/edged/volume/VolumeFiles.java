package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.Path;

/** Brings the files of a volume up to date while containers read them. */
interface VolumeFiles {
    /** What is to be done with new files before anybody can see them. */
    @FunctionalInterface
    interface BeforePublishing {
        void accept() throws IOException;
    }

    /**
     * @param volume an existing folder
     * @return whether anything changed
     */
    boolean write(Path volume, Payload payload, BeforePublishing prepare) throws IOException;

    /** Whether the volume was ever filled. */
    boolean isFilled(Path volume);

    /**
     * Where a file lies that was written.
     *
     * @param path as in the payload
     */
    Path file(Path volume, String path);
}
