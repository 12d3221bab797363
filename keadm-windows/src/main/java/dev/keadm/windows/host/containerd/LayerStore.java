package dev.keadm.windows.host.containerd;

import java.io.IOException;
import java.nio.file.Path;

/** Layers of Windows images on disk, which are full of reparse points and of files that belong to the system. */
@FunctionalInterface
interface LayerStore {
    /** Deletes a layer's folder in the system's own way. One that is no layer is deleted, too, or left. */
    void destroy(Path layer) throws IOException, InterruptedException;
}
