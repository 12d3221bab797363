package dev.keadm.edgecore.edged.volume;

import dev.keadm.host.FileModes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replaces all files of a volume in one step: they lie in a folder named after the time, {@code ..data} is a link to
 * it, and each name at the volume's top is a link through {@code ..data}. One rename moves every reader from the old
 * content to the new. The layout is the kubelet's and the two can follow each other on it.
 */
final class AtomicWriter {
    static final String DATA = "..data";
    private static final String NEW_DATA = "..data_tmp";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'..'yyyy_MM_dd_HH_mm_ss.").withZone(ZoneOffset.UTC);
    private static final String STAMPED = "..[0-9][0-9][0-9][0-9]_*";

    private final FileModes modes;
    private final Clock clock;

    AtomicWriter(FileModes modes, Clock clock) {
        this.modes = modes;
        this.clock = clock;
    }

    /** What is to be done with new files before anybody can see them. */
    @FunctionalInterface
    interface BeforePublishing {
        void accept() throws IOException;
    }

    /**
     * @param volume an existing folder
     * @return whether anything changed
     */
    boolean write(Path volume, Payload payload, BeforePublishing prepare) throws IOException {
        Path data = volume.resolve(DATA);
        Path old = current(volume);
        if (old != null && same(payload, old)) {
            link(volume, payload);
            return false;
        }
        sweep(volume, old);
        Path fresh = newFolder(volume);
        fill(fresh, payload);
        prepare.accept();
        Path link = volume.resolve(NEW_DATA);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, fresh.getFileName());
        Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
        Set<String> oldTop = old == null ? Set.of() : names(old);
        link(volume, payload);
        unlink(volume, oldTop, payload);
        if (old != null) {
            TreeRemoval.remove(old);
        }
        return true;
    }

    /** Whether the volume was ever filled. */
    static boolean isFilled(Path volume) {
        return Files.isDirectory(volume.resolve(DATA));
    }

    private static @Nullable Path current(Path volume) throws IOException {
        try {
            Path target = Files.readSymbolicLink(volume.resolve(DATA));
            Path name = target.getFileName();
            // the link is the agent's own; one that leads elsewhere is not followed
            return name != null
                            && target.getNameCount() == 1
                            && !target.isAbsolute()
                            && !name.toString().equals("..")
                    ? volume.resolve(name)
                    : null;
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    private static boolean same(Payload payload, Path old) throws IOException {
        if (!Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        for (Map.Entry<String, Payload.File> file : payload.files().entrySet()) {
            Path there = old.resolve(file.getKey());
            if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
                    || !Arrays.equals(Files.readAllBytes(there), file.getValue().content())) {
                return false;
            }
        }
        try (var found = Files.walk(old)) {
            return found.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .count()
                    == payload.files().size();
        }
    }

    /** What a run that was killed left behind; no link leads to it. */
    private static void sweep(Path volume, @Nullable Path old) throws IOException {
        try (DirectoryStream<Path> stamped = Files.newDirectoryStream(volume, STAMPED)) {
            for (Path folder : stamped) {
                if (!folder.equals(old)) {
                    TreeRemoval.remove(folder);
                }
            }
        }
    }

    private Path newFolder(Path volume) throws IOException {
        Path fresh = Files.createTempDirectory(volume, STAMP.format(clock.instant()));
        modes.setPermissions(fresh, 0755);
        return fresh;
    }

    private void fill(Path fresh, Payload payload) throws IOException {
        for (Map.Entry<String, Payload.File> entry : payload.files().entrySet()) {
            Path path = fresh.resolve(entry.getKey());
            Payload.File file = entry.getValue();
            Files.createDirectories(path.getParent() == null ? fresh : path.getParent());
            Files.write(path, file.content());
            modes.setPermissions(path, file.mode());
            if (file.owner() != null) {
                modes.setOwner(path, OptionalLong.of(file.owner()), OptionalLong.empty());
            }
        }
    }

    private static void link(Path volume, Payload payload) throws IOException {
        for (String top : tops(payload)) {
            try {
                Files.createSymbolicLink(volume.resolve(top), Path.of(DATA, top));
            } catch (FileAlreadyExistsException _) {
                // a link of the same name leads through ..data to whatever is current
            }
        }
    }

    private static void unlink(Path volume, Set<String> oldTop, Payload payload) throws IOException {
        Set<String> gone = new TreeSet<>(oldTop);
        gone.removeAll(tops(payload));
        for (String top : gone) {
            if (Files.isSymbolicLink(volume.resolve(top))) {
                Files.delete(volume.resolve(top));
            }
        }
    }

    private static Set<String> tops(Payload payload) {
        return payload.files().keySet().stream()
                .map(path -> path.contains("/") ? path.substring(0, path.indexOf('/')) : path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            }
        }
        return names;
    }
}
