package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Links of the file system. */
enum SymbolicLinks implements DirectoryLinks {
    /** Replaced by a rename, which no reader can see half of. */
    REPLACEABLE {
        @Override
        public void replace(Path fresh, Path link) throws IOException {
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
        }
    },

    /**
     * Replaced by taking the old one away first, since Windows renames nothing over a folder or a link to one. The new
     * one is ready by then, so that a reader finds nothing for the time between two calls.
     */
    REMADE {
        @Override
        public void replace(Path fresh, Path link) throws IOException {
            Files.deleteIfExists(link);
            Files.move(fresh, link);
        }
    };

    @Override
    public void make(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
    }
}
