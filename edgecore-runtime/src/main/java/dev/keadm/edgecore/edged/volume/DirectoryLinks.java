package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** How a link to a folder takes the place of another one. */
enum DirectoryLinks {
    /** By a rename, which no reader can see half of. */
    REPLACEABLE {
        @Override
        void replace(Path fresh, Path link) throws IOException {
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
        }
    },

    /**
     * By taking the old one away first, since Windows renames nothing over a folder or a link to one. The new one is
     * ready by then, so that between the two calls is all the time in which a reader finds nothing.
     */
    REMADE {
        @Override
        void replace(Path fresh, Path link) throws IOException {
            Files.deleteIfExists(link);
            Files.move(fresh, link);
        }
    };

    /** @param fresh a link that becomes {@code link} */
    abstract void replace(Path fresh, Path link) throws IOException;

    /**
     * Makes a link and looks at it: there are systems whose call succeeds and makes nothing.
     *
     * @throws NoLinksException when there is none afterwards
     */
    static void make(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException e) {
            throw new NoLinksException(link, e);
        }
        if (!Files.isSymbolicLink(link)) {
            throw new NoLinksException(link, null);
        }
    }

    /** The file system has no symbolic links, whatever it says. */
    static final class NoLinksException extends IOException {
        NoLinksException(Path link, @Nullable Throwable cause) {
            super("No symbolic link could be made at " + link, cause);
        }
    }
}
