package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.Path;

/** How links of a volume are made, and how one to a folder takes the place of another. */
interface DirectoryLinks {
    /** There are systems where this succeeds and makes nothing: the caller looks afterwards. */
    void make(Path link, Path target) throws IOException;

    /** @param fresh a link that becomes {@code link} */
    void replace(Path fresh, Path link) throws IOException;
}
