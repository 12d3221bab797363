package dev.keadm.bundle;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ReleaseServer;
import dev.keadm.host.TrustedRoots;
import dev.keadm.request.JoinRequest.Downloads;
import dev.keadm.workflow.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A server with releases, of which each content is a text, and the command that makes bundles of them. */
public final class BundleWorld implements AutoCloseable {
    public static final BundlePlatform LINUX = new BundlePlatform("linux", "amd64");

    final ReleaseServer server = new ReleaseServer();
    final List<Event> events = new ArrayList<>();
    final List<Artifact> artifacts;

    BundleWorld() throws IOException {
        artifacts = LINUX.releases(server.base());
        for (Artifact artifact : artifacts) {
            server.release(artifact, content(artifact));
        }
    }

    static byte[] content(Artifact artifact) {
        return ("content of " + artifact.title()).getBytes(StandardCharsets.UTF_8);
    }

    BundleRequest request(Path file) {
        return new BundleRequest(file, LINUX, mirror(), Optional.empty(), false);
    }

    Downloads mirror() {
        return new Downloads(Optional.empty(), Optional.of(server.base()), Optional.empty());
    }

    Optional<BundleMade> make(BundleRequest request, boolean dryRun) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        return new CreateBundle("1.2.3", new Origin(Map.of(), TrustedRoots.NONE, _ -> {}), clock)
                .run(request, dryRun, events::add);
    }

    BundleMade make(Path file) {
        return make(request(file), false).orElseThrow();
    }

    /** What a test does with a bundle's entries. */
    interface Change {
        void in(Map<String, byte[]> entries);
    }

    /** Writes the bundle anew with other contents, as somebody on the way might. */
    static void tamper(Path bundle, Change change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(bundle);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        change.in(entries);
        try (OutputStream out = Files.newOutputStream(bundle);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        }
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    /** {@code artifacts/…} of the artifact. */
    static String path(Artifact artifact) {
        return BundlePart.FOLDER + artifact.storedName();
    }

    static byte[] replaced(byte[] text, String from, String to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                new String(text, StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.close();
    }
}
