package dev.keadm.artifact;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads an archive of which nothing is believed: tar.gz, zip, or a bare program. Absolute paths, paths and links that lead
 * out, devices, pipes, entries that come twice, and more than {@link ArchiveLimits} allow are refused, each by name.
 */
public final class Archive {
    private static final int EXECUTABLE_BITS = 0111;

    private final Path file;
    private final ArchiveLimits limits;
    private final Set<String> seen = new HashSet<>();
    private long bytes;

    private Archive(Path file, ArchiveLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Is shown the entries in the archive's order. */
    public interface Visitor {
        /** @param content of a file, to be read before this returns; of anything else empty */
        void entry(ArchiveEntry entry, InputStream content) throws IOException, InterruptedException;
    }

    /** @throws ArtifactException when the archive is damaged or refused; earlier entries were shown by then */
    public static void read(Path file, ArchiveLimits limits, Visitor visitor) throws IOException, InterruptedException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Archive archive = new Archive(file, limits);
        try {
            if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
                archive.tarGz(visitor);
            } else if (name.endsWith(".zip")) {
                archive.zip(visitor);
            } else {
                archive.bare(visitor);
            }
        } catch (ArtifactException e) {
            throw e;
        } catch (RuntimeException e) {
            throw archive.damaged(e);
        }
    }

    private void tarGz(Visitor visitor) throws IOException, InterruptedException {
        try (Counted in = new Counted(new BufferedInputStream(Files.newInputStream(file)));
                GzipCompressorInputStream gzip = gzip(in);
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip)) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                Optional<ArchiveEntry> checked = check(entry);
                if (checked.isPresent()) {
                    visitor.entry(checked.get(), new Limited(tar, in));
                }
            }
        }
    }

    private GzipCompressorInputStream gzip(InputStream in) throws IOException {
        try {
            return GzipCompressorInputStream.builder()
                    .setInputStream(in)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    @SuppressWarnings("NullAway") // commons-compress is not annotated: null ends the archive
    private TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        try {
            return tar.getNextEntry();
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private ArtifactException damaged(Exception e) {
        return new ArtifactException(
                "Cannot unpack " + file + ": it is damaged (" + e.getMessage() + ")",
                "Delete the file and run the command again.",
                e);
    }

    private Optional<ArchiveEntry> check(TarArchiveEntry entry) throws ArtifactException {
        String path = path(entry.getName());
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (entry.isDirectory()) {
            return Optional.of(once(new ArchiveEntry.Folder(path)));
        }
        if (entry.isSymbolicLink()) {
            return Optional.of(once(link(path, entry.getLinkName())));
        }
        boolean ordinary = entry.isFile() && !entry.isLink() && !entry.isSparse();
        if (!ordinary || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
            throw refused(path, "it is neither a file, a folder nor a symbolic link");
        }
        return Optional.of(once(new ArchiveEntry.RegularFile(path, (entry.getMode() & EXECUTABLE_BITS) != 0)));
    }

    private void zip(Visitor visitor) throws IOException, InterruptedException {
        try (ZipFile zip = open()) {
            long size = Files.size(file);
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                String path = path(entry.getName());
                if (path.isEmpty()) {
                    continue;
                }
                if (entry.isUnixSymlink()) {
                    visitor.entry(once(link(path, zip.getUnixSymlink(entry))), InputStream.nullInputStream());
                } else if (entry.isDirectory()) {
                    visitor.entry(once(new ArchiveEntry.Folder(path)), InputStream.nullInputStream());
                } else {
                    boolean executable = (entry.getUnixMode() & EXECUTABLE_BITS) != 0;
                    ArchiveEntry file = once(new ArchiveEntry.RegularFile(path, executable));
                    try (InputStream content = zip.getInputStream(entry)) {
                        visitor.entry(file, new Limited(content, size));
                    }
                }
            }
        }
    }

    private ZipFile open() throws IOException {
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private void bare(Visitor visitor) throws IOException, InterruptedException {
        try (InputStream content = Files.newInputStream(file)) {
            String name = file.getFileName().toString();
            visitor.entry(new ArchiveEntry.RegularFile(name, true), new Limited(content, Files.size(file)));
        }
    }

    /** Relative, without {@code ./} before and slash after it; empty for the archive's own top. */
    private String path(String name) throws ArtifactException {
        if (name.indexOf('\0') >= 0 || name.indexOf('\\') >= 0 || name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw refused(name, "its path is absolute or of another system");
        }
        ArrayDeque<String> segments = new ArrayDeque<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                throw refused(name, "its path leads out of the archive");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    private ArchiveEntry link(String path, String target) throws ArtifactException {
        int depth = (int) path.chars().filter(c -> c == '/').count();
        boolean absolute = target.isEmpty()
                || target.startsWith("/")
                || target.indexOf('\\') >= 0
                || target.matches("[A-Za-z]:.*");
        for (String segment : target.split("/", -1)) {
            depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
            if (depth < 0 || absolute) {
                throw refused(path, "it is a link that leads out of the archive, to '" + target + "'");
            }
        }
        return new ArchiveEntry.Link(path, target);
    }

    private ArchiveEntry once(ArchiveEntry entry) throws ArtifactException {
        if (!seen.add(entry.path()) && !(entry instanceof ArchiveEntry.Folder)) {
            throw refused(entry.path(), "it is there twice");
        }
        limits.check(file, seen.size(), bytes, Long.MAX_VALUE);
        return entry;
    }

    private ArtifactException refused(String path, String why) {
        return new ArtifactException(
                "Refused the archive " + file + ": '" + path + "' must not be in it, because " + why,
                "No release is like that. Check where the file came from.");
    }

    /** Counts what was read of the compressed file. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** An entry's content; ends the whole when it grows too large, and is closed by nobody but the archive. */
    private final class Limited extends InputStream {
        private final InputStream content;
        private final Counted in;

        Limited(InputStream content, Counted in) {
            this.content = content;
            this.in = in;
        }

        Limited(InputStream content, long size) {
            this(content, new Counted(InputStream.nullInputStream()));
            in.count = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = readOrDamaged(buffer, offset, length);
            bytes += Math.max(0, read);
            limits.check(file, seen.size(), bytes, in.count);
            return read;
        }

        private int readOrDamaged(byte[] buffer, int offset, int length) throws IOException {
            try {
                return content.read(buffer, offset, length);
            } catch (IOException e) {
                throw damaged(e);
            }
        }
    }
}
