package dev.keadm.bundle;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.ArtifactSource;
import dev.keadm.artifact.Digest;
import dev.keadm.artifact.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that was made elsewhere, of which nothing is believed but what its manifest says and its bytes bear out. It is
 * opened anew for each use, so that nobody keeps the file from being moved.
 *
 * @param file need not be there: each use says when it is not
 */
public record Bundle(Path file) implements ArtifactSource {
    private static final int MOST_MANIFEST_BYTES = 1 << 20;
    private static final String WRONG_FILE =
            "Name a file that keadm bundle create made, and copy it again if it was cut.";

    /**
     * Its manifest, to which the list of contents was held; digests are checked when a part is used, or by {@link #faults}.
     *
     * @throws ArtifactException when it is not there, damaged, no bundle, or holds what its manifest does not name
     */
    public BundleManifest manifest() throws IOException {
        try (ZipFile zip = zip()) {
            return manifest(zip);
        }
    }

    private ZipFile zip() throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (NoSuchFileException e) {
            throw new ArtifactException("Cannot read the bundle " + file + ": it is not there", WRONG_FILE, e);
        } catch (IOException e) {
            throw refused("it is damaged or no bundle (" + e.getMessage() + ")", e);
        }
    }

    private BundleManifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BundleManifest.NAME);
        if (entry == null || entry.getSize() > MOST_MANIFEST_BYTES) {
            throw refused("it has no " + BundleManifest.NAME, null);
        }
        BundleManifest manifest;
        try (InputStream content = zip.getInputStream(entry)) {
            manifest = BundleManifest.parse(content.readNBytes(MOST_MANIFEST_BYTES));
        } catch (IOException | RuntimeException e) {
            throw refused("its " + BundleManifest.NAME + " cannot be read (" + e.getMessage() + ")", e);
        }
        if (manifest.format() != BundleManifest.FORMAT) {
            throw new ArtifactException(
                    "Cannot use the bundle " + file + ": it has format " + manifest.format() + ", keadm "
                            + "reads format " + BundleManifest.FORMAT,
                    "It was made by keadm " + manifest.keadm() + ": make it with the version that joins.");
        }
        holds(zip, manifest);
        return manifest;
    }

    private void holds(ZipFile zip, BundleManifest manifest) throws IOException {
        Set<String> named = new HashSet<>(Set.of(BundleManifest.NAME));
        for (BundlePart part : manifest.parts()) {
            ZipEntry entry = zip.getEntry(part.path());
            if (entry == null) {
                throw refused(part.title() + " is missing: there is no " + part.path() + " in it", null);
            }
            if (entry.getSize() != part.size() || entry.getMethod() != ZipEntry.STORED || !named.add(part.path())) {
                throw refused(
                        part.title() + " does not match: " + part.path() + " has " + entry.getSize()
                                + " bytes, the manifest says " + part.size(),
                        null);
            }
        }
        List<String> names = zip.stream().map(ZipEntry::getName).toList();
        for (String name : names) {
            if (!named.remove(name)) {
                throw refused("it holds '" + name + "', which its manifest does not name", null);
            }
        }
    }

    private ArtifactException refused(String why, @Nullable Exception cause) {
        return new ArtifactException("Cannot use the bundle " + file + ": " + why, WRONG_FILE, cause);
    }

    /**
     * All that keeps a machine from being installed from it; reads every part.
     *
     * @param wanted what join installs
     * @return sentences without a full stop, each about one part; empty when all is well
     * @throws ArtifactException as {@link #manifest()}
     */
    public List<String> faults(BundlePlatform machine, List<Artifact> wanted) throws IOException {
        try (ZipFile zip = zip()) {
            BundleManifest manifest = manifest(zip);
            if (!manifest.platform().equals(machine)) {
                return List.of("it was made for " + manifest.platform() + ", and this machine is " + machine);
            }
            List<String> faults = new ArrayList<>();
            for (Artifact artifact : wanted) {
                Optional<BundlePart> part = manifest.find(artifact);
                if (part.isEmpty()) {
                    faults.add(missing(manifest, artifact));
                } else {
                    fault(zip, part.get()).ifPresent(faults::add);
                }
            }
            return faults;
        }
    }

    private Optional<String> fault(ZipFile zip, BundlePart part) throws IOException {
        Digest expected = digest(part);
        try (InputStream content = zip.getInputStream(zip.getEntry(part.path()))) {
            Digest actual = expected.actual(content);
            return actual.equals(expected)
                    ? Optional.empty()
                    : Optional.of(part.title() + " does not match: its digest is " + actual + ", the manifest says "
                            + expected);
        } catch (ZipException e) {
            return Optional.of(part.title() + " is damaged: " + e.getMessage());
        }
    }

    private static String missing(BundleManifest manifest, Artifact artifact) {
        List<String> others = manifest.parts().stream()
                .filter(part -> part.name().equals(artifact.name()))
                .map(BundlePart::version)
                .toList();
        return artifact.title() + " (" + artifact.fileName() + ") is missing"
                + (others.isEmpty() ? "" : ", it has " + artifact.name() + " " + String.join(", ", others));
    }

    private BundlePart part(BundleManifest manifest, Artifact artifact) throws ArtifactException {
        return manifest.find(artifact)
                .orElseThrow(() -> new ArtifactException(
                        "Cannot install from the bundle " + file + ": " + missing(manifest, artifact),
                        remake(manifest.platform())));
    }

    /** What to do about a bundle that lacks something. */
    static String remake(BundlePlatform platform) {
        return "Make it anew with this version of keadm, where there is a network: keadm bundle create FILE --os "
                + platform.system() + " --arch " + platform.architecture() + ".";
    }

    private Digest digest(BundlePart part) throws ArtifactException {
        return Digest.parse(part.digest())
                .orElseThrow(() ->
                        refused(part.title() + " has no digest in the manifest but '" + part.digest() + "'", null));
    }

    @Override
    public Digest published(Artifact artifact) throws IOException {
        return digest(part(manifest(), artifact));
    }

    @Override
    public void fetch(Artifact artifact, Path part, Transfer transfer) throws IOException, InterruptedException {
        try (ZipFile zip = zip()) {
            BundlePart wanted = part(manifest(zip), artifact);
            try (InputStream content = zip.getInputStream(zip.getEntry(wanted.path()));
                    OutputStream out = Files.newOutputStream(part)) {
                copy(content, out, wanted.size(), transfer);
            }
        }
    }

    private static void copy(InputStream content, OutputStream out, long size, Transfer transfer)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while a bundle was read");
            }
            out.write(buffer, 0, read);
            done += read;
            transfer.bytes(done, size);
        }
    }

    @Override
    public String place(Artifact artifact) {
        return file.toString();
    }

    @Override
    public Optional<Path> bundle() {
        return Optional.of(file);
    }
}
