package dev.keadm.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle: the same parts make the same bytes, and the file is there whole or not at all. */
final class BundleFile {
    /**
     * Local, so that the time zone does not show. Not the first minute that a ZIP can say: Java takes that for a time
     * before, and adds a field in which the zone shows after all.
     */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private BundleFile() {}

    /** @param files where each part's content lies, in the manifest's order */
    static void write(Path file, BundleManifest manifest, List<Path> files) throws IOException, InterruptedException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        boolean done = false;
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            manifest(zip, manifest.json());
            for (int i = 0; i < files.size(); i++) {
                part(zip, manifest.parts().get(i), files.get(i));
            }
            zip.finish();
            zip.flush();
            channel.force(true);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(fresh);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void manifest(ZipOutputStream zip, byte[] json) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(json);
        zip.putNextEntry(entry(BundleManifest.NAME, json.length, sum.getValue()));
        zip.write(json);
        zip.closeEntry();
    }

    /** A stored entry's checksum stands before it, so the file is read twice. */
    private static void part(ZipOutputStream zip, BundlePart part, Path file) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while a bundle was written");
        }
        CRC32 sum = new CRC32();
        try (InputStream content = new CheckedInputStream(Files.newInputStream(file), sum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        zip.putNextEntry(entry(part.path(), part.size(), sum.getValue()));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static ZipEntry entry(String path, long size, long crc) {
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }
}
