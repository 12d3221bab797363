package dev.keadm.edgecore.edged.volume;

import dev.keadm.host.FileModes;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a volume at their own places, for file systems without links. Each is replaced by a rename; a reader of
 * several may meet some of the old content and some of the new.
 */
final class PlainFiles implements VolumeFiles {
    /** Says that the volume was filled, and how; no payload has a name like it. */
    private static final String MARK = "..plain";

    private static final String FRESH = "..fresh";
    private static final int FOLDER = 0755;

    private final VolumeSystem system;

    PlainFiles(VolumeSystem system) {
        this.system = system;
    }

    @Override
    public boolean write(Path volume, Payload payload, BeforePublishing prepare) throws IOException {
        Map<Path, Payload.File> wanted = new TreeMap<>();
        payload.files().forEach((path, file) -> wanted.put(file(volume, path), file));
        boolean changed = !isFilled(volume);
        for (Map.Entry<Path, Payload.File> entry : wanted.entrySet()) {
            changed |= put(volume, entry.getKey(), entry.getValue());
        }
        for (Path old : files(volume)) {
            if (!wanted.containsKey(old)) {
                Files.delete(old);
                changed = true;
            }
        }
        prepare.accept();
        if (!isFilled(volume)) {
            Files.createFile(volume.resolve(MARK));
        }
        return changed;
    }

    private boolean put(Path volume, Path path, Payload.File file) throws IOException {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(path), file.content())) {
            return false;
        }
        FileModes modes = system.modes();
        makeFolders(volume, path);
        Path fresh = volume.resolve(FRESH);
        Files.deleteIfExists(fresh);
        Files.write(fresh, file.content());
        modes.setPermissions(fresh, system.writtenFile(file.mode()));
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private void makeFolders(Path volume, Path file) throws IOException {
        Path below = volume.relativize(file);
        for (int names = 1; names < below.getNameCount(); names++) {
            Path folder = volume.resolve(below.subpath(0, names));
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
                system.modes().setPermissions(folder, FOLDER);
            }
        }
    }

    /** All files but our own. */
    private static List<Path> files(Path volume) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(volume, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!String.valueOf(volume.relativize(file)).startsWith("..")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    @Override
    public boolean isFilled(Path volume) {
        return Files.isRegularFile(volume.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Path file(Path volume, String path) {
        return volume.resolve(path);
    }
}
