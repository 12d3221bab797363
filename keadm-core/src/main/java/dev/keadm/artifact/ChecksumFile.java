package dev.keadm.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file in which a release publishes digests: lines {@code digest  file}, as sha256sum writes them (signed ones too),
 * or a digest and nothing else.
 */
final class ChecksumFile {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}|[0-9a-fA-F]{128})(?:[ \\t]+\\*?(\\S+))?\\s*");

    private ChecksumFile() {}

    /** Empty when it holds none for the artifact, or two that differ. */
    static Optional<Digest> find(String text, Artifact artifact) {
        List<Digest> named = new ArrayList<>();
        List<Digest> bare = new ArrayList<>();
        List<Digest> other = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher form = LINE.matcher(line);
            if (!form.matches()) {
                continue;
            }
            Digest digest = Digest.ofHex(form.group(1)).orElseThrow();
            if (form.group(2) == null) {
                bare.add(digest);
            } else if (baseName(form.group(2)).equals(artifact.fileName())) {
                named.add(digest);
            } else if (isOf(artifact)) {
                other.add(digest);
            }
        }
        List<Digest> found =
                Stream.of(named, bare, other)
                        .filter(digests -> !digests.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                        .stream()
                        .distinct()
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /**
     * A checksum file that is called after the artifact is about it, whatever name stands in it: that of Windows' CNI
     * plugins 0.3.1 leaves out a letter (microsoft/windows-container-networking#112).
     */
    private static boolean isOf(Artifact artifact) {
        return baseName(artifact.checksums().getPath()).startsWith(artifact.fileName());
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
