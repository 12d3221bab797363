package dev.keadm.join;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.HostFiles;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is about to be written, and whether one was there. That one is set aside under another name in the same
 * folder, so that nothing of its content gets into the journal.
 *
 * @param path absolute
 */
@Json
public record KeptFile(String path, boolean existed) {
    private static final String ASIDE = ".before-keadm";

    static KeptFile look(FileView files, Path path) throws IOException {
        return new KeptFile(path.toString(), !(files.status(path) instanceof FileStatus.Absent));
    }

    /** Writes the new content in its place. A kill at any moment leaves the old file at one of its two names. */
    void replace(HostFiles files, Access access, String text) throws IOException, InterruptedException {
        if (existed && files.status(aside()) instanceof FileStatus.Absent) {
            files.move(target(), aside());
        }
        files.write(target(), access, text);
    }

    /** Puts back what was there, or nothing. May be called when nothing was changed, and again. */
    void restore(HostFiles files) throws IOException {
        if (!existed) {
            files.delete(target());
        } else if (!(files.status(aside()) instanceof FileStatus.Absent)) {
            files.move(aside(), target());
        }
    }

    Path target() {
        return Path.of(path);
    }

    private Path aside() {
        return target().resolveSibling(target().getFileName() + ASIDE);
    }
}
