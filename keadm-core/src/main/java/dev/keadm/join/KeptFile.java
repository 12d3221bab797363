package dev.keadm.join;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.HostFiles;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is about to be written, and where the one that was there is kept meanwhile: in the same folder, so that
 * nothing of its content gets into the journal, and for each change under another name, as a later one is taken back first.
 *
 * @param path absolute
 * @param aside the other name, absolute; empty when there was no file
 */
@Json
public record KeptFile(String path, String aside) {
    private static final String ASIDE = ".before-keadm";

    static KeptFile look(FileView files, Path path) throws IOException {
        return new KeptFile(
                path.toString(), absent(files, path) ? "" : free(files, path).toString());
    }

    private static Path free(FileView files, Path path) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ASIDE);
        for (int number = 2; !absent(files, aside); number++) {
            aside = path.resolveSibling(path.getFileName() + ASIDE + "-" + number);
        }
        return aside;
    }

    private static boolean absent(FileView files, Path path) throws IOException {
        return files.status(path) instanceof FileStatus.Absent;
    }

    /** Whether there was a file. */
    boolean existed() {
        return !aside.isEmpty();
    }

    /** Writes the new content in its place. A kill at any moment leaves the old file at one of its two names. */
    void replace(HostFiles files, Access access, String text) throws IOException, InterruptedException {
        if (existed() && absent(files, Path.of(aside))) {
            files.move(target(), Path.of(aside));
        }
        files.write(target(), access, text);
    }

    /** Puts back what was there, or nothing. May be called when nothing was changed, and again. */
    void restore(HostFiles files) throws IOException {
        if (!existed()) {
            files.delete(target());
        } else if (!absent(files, Path.of(aside))) {
            files.move(Path.of(aside), target());
        }
    }

    Path target() {
        return Path.of(path);
    }
}
