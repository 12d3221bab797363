package dev.keadm.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes files and folders. What it reports as done is on disk. */
public interface HostFiles extends FileView {
    /** Fills a file that nobody sees before it is complete. */
    interface Content {
        void writeTo(OutputStream file) throws IOException, InterruptedException;
    }

    /**
     * Puts a file there in one move, in place of one that is there: a reader sees the old one or the whole new one. The
     * folder must be there. When it fails, what was there still is.
     */
    void write(Path file, Access access, NewFile content) throws IOException, InterruptedException;

    default void write(Path file, Access access, Content content) throws IOException, InterruptedException {
        write(file, access, new NewFile(content, Optional.empty()));
    }

    /** For a copy that is to look as old as its original, to the second at least. */
    default void write(Path file, Access access, Instant modified, Content content)
            throws IOException, InterruptedException {
        write(file, access, new NewFile(content, Optional.of(modified)));
    }

    default void write(Path file, Access access, String text) throws IOException, InterruptedException {
        write(file, access, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes the folder and those above it that are missing.
     *
     * @return those that it made, outermost first; empty when all were there
     */
    List<Path> createFolders(Path folder, Access access) throws IOException;

    /** Makes a link. Something else at its place is an {@link IOException}. */
    void link(Path link, Path target) throws IOException;

    /** Renames within one file system, in place of a file that is there; keeps owner and protection. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file, a link or an empty folder; succeeds when nothing is there. */
    void delete(Path path) throws IOException;

    /**
     * Deletes a folder and all below it, or a file; succeeds when nothing is there. Links are deleted, not followed. When
     * something is mounted at or below the folder it deletes nothing and fails, naming it.
     */
    void deleteTree(Path path) throws IOException;
}
