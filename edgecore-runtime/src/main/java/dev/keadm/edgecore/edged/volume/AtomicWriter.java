package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces all files of a volume in one step: they lie in a folder named after the time, {@code ..data} is a link to
 * it, and each name at the volume's top is a link through {@code ..data}. One rename moves every reader from the old
 * content to the new. The layout is the kubelet's and the two can follow each other on it.
 */
final class AtomicWriter implements VolumeFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicWriter.class);

    static final String DATA = "..data";
    private static final int FOLDER = 0755;
    private static final String NEW_DATA = "..data_tmp";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'..'yyyy_MM_dd_HH_mm_ss.").withZone(ZoneOffset.UTC);
    private static final String STAMPED = "..[0-9][0-9][0-9][0-9]_*";

    private final VolumeSystem system;
    private final DirectoryLinks links;

    AtomicWriter(VolumeSystem system, DirectoryLinks links) {
        this.system = system;
        this.links = links;
    }

    @Override
    public boolean write(Path volume, Payload payload, BeforePublishing prepare) throws IOException {
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
        makeOrClear(link, fresh);
        links.replace(link, data);
        Set<String> oldTop = old == null ? Set.of() : names(old);
        link(volume, payload);
        unlink(volume, oldTop, payload);
        if (old != null) {
            removeOld(old);
        }
        return true;
    }

    private void makeOrClear(Path link, Path fresh) throws IOException {
        try {
            make(link, fresh.getFileName());
        } catch (IOException e) {
            TreeRemoval.remove(fresh);
            throw e;
        }
    }

    private void make(Path link, Path target) throws IOException {
        links.make(link, target);
        if (!Files.isSymbolicLink(link)) {
            throw new NoLinksException(link);
        }
    }

    /** Where files that somebody reads cannot be deleted, they are with the next change. */
    private static void removeOld(Path old) {
        try {
            TreeRemoval.remove(old);
        } catch (IOException e) {
            LOG.debug("Cannot remove the old content of a volume yet folder={} cause={}", old, e.toString());
        }
    }

    @Override
    public boolean isFilled(Path volume) {
        return Files.isDirectory(volume.resolve(DATA));
    }

    @Override
    public Path file(Path volume, String path) {
        return volume.resolve(DATA).resolve(path);
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
                    removeOld(folder);
                }
            }
        }
    }

    private Path newFolder(Path volume) throws IOException {
        Path fresh =
                Files.createTempDirectory(volume, STAMP.format(system.clock().instant()));
        system.modes().setPermissions(fresh, FOLDER);
        return fresh;
    }

    private void fill(Path fresh, Payload payload) throws IOException {
        for (Map.Entry<String, Payload.File> entry : payload.files().entrySet()) {
            Path path = fresh.resolve(entry.getKey());
            Payload.File file = entry.getValue();
            Files.createDirectories(path.getParent() == null ? fresh : path.getParent());
            Files.write(path, file.content());
            system.modes().setPermissions(path, system.writtenFile(file.mode()));
            if (file.owner() != null) {
                system.modes().setOwner(path, OptionalLong.of(file.owner()), OptionalLong.empty());
            }
        }
    }

    private void link(Path volume, Payload payload) throws IOException {
        for (String top : tops(payload)) {
            try {
                make(volume.resolve(top), Path.of(DATA, top));
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
