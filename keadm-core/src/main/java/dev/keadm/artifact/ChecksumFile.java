package dev.keadm.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file in which a release publishes digests: lines {@code digest  file}, as sha256sum writes them (signed ones too),
 * or a digest and nothing else.
 */
final class ChecksumFile {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}|[0-9a-fA-F]{128})(?:[ \\t]+\\*?(\\S+))?\\s*");

    private ChecksumFile() {}

    /** Empty when it holds none for the file, or two that differ. */
    static Optional<Digest> find(String text, String fileName) {
        List<Digest> named = new ArrayList<>();
        List<Digest> bare = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher form = LINE.matcher(line);
            if (!form.matches()) {
                continue;
            }
            Digest digest = Digest.ofHex(form.group(1)).orElseThrow();
            if (form.group(2) == null) {
                bare.add(digest);
            } else if (baseName(form.group(2)).equals(fileName)) {
                named.add(digest);
            }
        }
        List<Digest> found =
                (named.isEmpty() ? bare : named).stream().distinct().toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
