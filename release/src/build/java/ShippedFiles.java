import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Run by the build: {@code java ShippedFiles.java GOLDEN DIST UPDATE} holds each tree below DIST against
 * the list of its name in GOLDEN, so that no file comes or goes unseen; with UPDATE {@code true} it writes the lists anew.
 * Versions are left out, and the Java runtime. Every jar that is not ours must be named in the tree's NOTICE.
 */
final class ShippedFiles {
    private static final List<String> OURS =
            List.of("keadm-cli", "keadm-core", "keadm-windows", "edgecore-runtime", "sandbox-cloud");

    /** Left out, with a word, by a build whose machine has no usable loopback. */
    private static final List<String> MAY_BE_MISSING = List.of("lib/edgecore.aot");

    public static void main(String[] args) throws IOException {
        boolean update = Boolean.parseBoolean(args[2]);
        List<String> faults = new ArrayList<>();
        for (String platform : List.of("linux-x64", "windows-x64")) {
            Path tree = Path.of(args[1], platform, "keadm");
            Path golden = Path.of(args[0], platform + ".txt");
            List<String> shipped = list(tree);
            if (update) {
                Files.write(golden, shipped);
            }
            List<String> expected = Files.readAllLines(golden);
            differences(expected, shipped, "not in the list: ", golden, faults);
            List<String> needed = expected.stream()
                    .filter(name -> !MAY_BE_MISSING.contains(name))
                    .toList();
            differences(shipped, needed, "listed, but not shipped: ", golden, faults);
            notices(tree, shipped, faults);
        }
        if (!faults.isEmpty()) {
            System.err.println("The shipped files are not those that were agreed on; where they should be, run with"
                    + " -Dgolden.update=true:\n  " + String.join("\n  ", faults));
            System.exit(1);
        }
    }

    private static List<String> list(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> tree.relativize(file).toString())
                    .filter(name -> !name.startsWith("runtime/"))
                    .map(name -> name.replaceFirst("-\\d[^/]*\\.jar$", ".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void differences(
            List<String> known, List<String> seen, String what, Path golden, List<String> faults) {
        seen.stream()
                .filter(name -> !known.contains(name))
                .map(name -> golden.getFileName() + ": " + what + name)
                .forEach(faults::add);
    }

    private static void notices(Path tree, List<String> shipped, List<String> faults) throws IOException {
        String notice = Files.readString(tree.resolve("NOTICE"));
        shipped.stream()
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.substring("lib/".length(), name.length() - ".jar".length()))
                .filter(name -> !OURS.contains(name) && !notice.contains("\n" + name + " "))
                .map(name -> "NOTICE names no licence for " + name)
                .forEach(faults::add);
    }
}
