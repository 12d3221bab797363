package dev.keadm.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okio.ByteString;

/** A file system in memory. */
public final class FakeFiles implements HostFiles {
    private sealed interface Node {
        record File(ByteString content, String protection, Instant modified) implements Node {}

        record Folder(String protection) implements Node {}

        record Link(Path target) implements Node {}
    }

    /** When all is written that is given no other time. */
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final TreeMap<Path, Node> nodes = new TreeMap<>();
    private final Set<Path> mountPoints = new HashSet<>();
    private final Set<Path> closed = new HashSet<>();
    private final FakeFaults faults;

    FakeFiles(FakeFaults faults) {
        this.faults = faults;
        nodes.put(Path.of("/"), new Node.Folder(protection(Access.READABLE)));
    }

    /** Puts a file there, with the folders above it, as if it had always been there. */
    public FakeFiles with(String file, String text) {
        withFolder(String.valueOf(Path.of(file).getParent()));
        nodes.put(Path.of(file), new Node.File(ByteString.encodeUtf8(text), protection(Access.READABLE), NOW));
        return this;
    }

    /** Puts a folder there, with those above it. */
    public FakeFiles withFolder(String folder) {
        for (Path path = Path.of(folder); path != null; path = path.getParent()) {
            nodes.putIfAbsent(path, new Node.Folder(protection(Access.READABLE)));
        }
        return this;
    }

    /** Lets a folder count as a mount point. */
    public FakeFiles withMount(String folder) {
        withFolder(folder);
        mountPoints.add(Path.of(folder));
        return this;
    }

    /** Lets nobody read a file. */
    public FakeFiles withClosed(String file) {
        closed.add(Path.of(file));
        return this;
    }

    /** Every path with its kind, protection and content. */
    Map<String, String> snapshot() {
        Map<String, String> all = new TreeMap<>();
        nodes.forEach((path, node) -> all.put(path.toString(), text(node)));
        return all;
    }

    private static String text(Node node) {
        return switch (node) {
            case Node.File file ->
                "file " + file.protection() + " " + file.content().utf8();
            case Node.Folder folder -> "folder " + folder.protection();
            case Node.Link link -> "link to " + link.target();
        };
    }

    @Override
    public FileStatus status(Path path) {
        return switch (nodes.get(path)) {
            case null -> new FileStatus.Absent();
            case Node.File file -> new FileStatus.RegularFile(file.content().size(), file.protection());
            case Node.Folder folder -> new FileStatus.Folder(folder.protection());
            case Node.Link link -> new FileStatus.Link(link.target());
        };
    }

    /** When the file was written last. */
    public Instant modified(Path path) throws IOException {
        if (nodes.get(path) instanceof Node.File file) {
            return file.modified();
        }
        throw new NoSuchFileException(path.toString());
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        if (!(nodes.get(folder) instanceof Node.Folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        return children(folder);
    }

    private List<Path> children(Path folder) {
        return nodes.keySet().stream()
                .filter(path -> folder.equals(path.getParent()))
                .toList();
    }

    @Override
    public InputStream open(Path path) throws IOException {
        if (closed.contains(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return switch (nodes.get(path)) {
            case Node.File file -> new ByteArrayInputStream(file.content().toByteArray());
            case Node.Link link -> open(path.resolveSibling(link.target()));
            case null -> throw new NoSuchFileException(path.toString());
            case Node.Folder _ -> throw new FileSystemException(path.toString(), null, "it is a folder");
        };
    }

    @Override
    public void write(Path file, Access access, NewFile content) throws IOException, InterruptedException {
        needFolder(file);
        if (nodes.get(file) instanceof Node.Folder) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.content().writeTo(bytes);
        Instant modified = content.modified().orElse(NOW);
        faults.interruptibly(
                "write",
                file,
                () -> nodes.put(file, new Node.File(ByteString.of(bytes.toByteArray()), protection(access), modified)));
    }

    @Override
    public List<Path> createFolders(Path folder, Access access) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path path = folder; path != null && !nodes.containsKey(path); path = path.getParent()) {
            missing.addFirst(path);
        }
        Path there = missing.isEmpty() ? folder : missing.getFirst().getParent();
        if (there != null && !(nodes.get(there) instanceof Node.Folder)) {
            throw new FileAlreadyExistsException(there.toString());
        }
        if (!missing.isEmpty()) {
            faults.change(
                    "createFolders",
                    folder,
                    () -> missing.forEach(path -> nodes.put(path, new Node.Folder(protection(access)))));
        }
        return missing;
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        needFolder(link);
        if (nodes.containsKey(link)) {
            throw new FileAlreadyExistsException(link.toString());
        }
        faults.change("link", link, () -> nodes.put(link, new Node.Link(target)));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        needFolder(to);
        if (!nodes.containsKey(from)) {
            throw new NoSuchFileException(from.toString());
        }
        if (nodes.get(to) instanceof Node.Folder) {
            throw new FileAlreadyExistsException(to.toString());
        }
        faults.change("move", from + " to " + to, () -> {
            for (Path path : below(from)) {
                Path target = path.equals(from) ? to : to.resolve(from.relativize(path));
                nodes.put(target, nodes.remove(path));
            }
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        if (!children(path).isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        if (nodes.containsKey(path)) {
            faults.change("delete", path, () -> nodes.remove(path));
        }
    }

    @Override
    public void deleteTree(Path top) throws IOException {
        for (Path mount : mountPoints) {
            if (mount.startsWith(top)) {
                throw new FileSystemException(mount.toString(), null, "something is mounted there");
            }
        }
        List<Path> all = below(top);
        if (!all.isEmpty()) {
            faults.change("deleteTree", top, () -> all.forEach(nodes::remove));
        }
    }

    private List<Path> below(Path top) {
        return nodes.keySet().stream().filter(path -> path.startsWith(top)).toList();
    }

    private void needFolder(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null || !(nodes.get(parent) instanceof Node.Folder)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    private static String protection(Access access) {
        return access.name().toLowerCase(Locale.ROOT);
    }
}
