package dev.keadm.edgecore.node;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that holds the pods' folder, whether that folder is there yet or not. */
final class PodsDisk {
    private PodsDisk() {}

    static FileStore of(Path pods) throws IOException {
        Path there = pods;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Files.getFileStore(there);
    }
}
