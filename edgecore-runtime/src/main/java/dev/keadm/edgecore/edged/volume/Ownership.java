package dev.keadm.edgecore.edged.volume;

import dev.keadm.host.FileMode;
import dev.keadm.host.FileModes;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Gives a volume to a pod's fsGroup: everything in it is the group's to read, and to write unless it is read-only. */
record Ownership(FileModes modes) {
    private static final int READ = 0440;
    private static final int READ_WRITE = 0660;
    private static final int FOLDER = 02110;

    void give(Path volume, @Nullable Long fsGroup, boolean readOnly) throws IOException {
        if (fsGroup == null) {
            return;
        }
        // folders after what is in them, so that a run cut short is begun again at the top
        Files.walkFileTree(volume, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                giveOne(file, fsGroup, readOnly);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                giveOne(folder, fsGroup, readOnly);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void giveOne(Path path, long group, boolean readOnly) throws IOException {
        modes.setOwner(path, OptionalLong.empty(), OptionalLong.of(group));
        FileMode now = modes.read(path);
        if (now.kind() != FileMode.Kind.LINK) {
            int mask = (readOnly ? READ : READ_WRITE) | (now.kind() == FileMode.Kind.FOLDER ? FOLDER : 0);
            modes.setPermissions(path, now.permissions() | mask);
        }
    }
}
