package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.edged.PreparationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a volume by their cleaned path below it, separated by {@code /}. */
final class Payload {
    private static final int MAX_NAME = 255;
    private static final int MAX_PATH = 4096;

    private final SortedMap<String, File> files = new TreeMap<>();

    /**
     * @param owner user id of the file; null leaves it to the agent's user
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record File(byte[] content, int mode, @Nullable Long owner) {}

    /** A later file replaces an earlier one at the same path. */
    void put(String path, File file) throws PreparationException {
        files.put(clean(path), file);
    }

    SortedMap<String, File> files() {
        return files;
    }

    /** @throws PreparationException for a path that is empty, absolute, too long, or leads or looks upwards */
    static String clean(String path) throws PreparationException {
        if (path.isEmpty()) {
            throw new PreparationException("invalid path: must not be empty: \"\"");
        }
        if (path.startsWith("/") || path.indexOf('\0') >= 0 || hasRoot(path)) {
            throw new PreparationException("invalid path: must be relative path: " + path.replace('\0', '?'));
        }
        if (path.length() > MAX_PATH) {
            throw new PreparationException("invalid path: must be less than or equal to " + MAX_PATH + " characters");
        }
        StringBuilder cleaned = new StringBuilder();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                throw new PreparationException("invalid path: must not contain '..': " + path);
            }
            if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
                throw new PreparationException(
                        "invalid path: filenames must be less than or equal to " + MAX_NAME + " characters");
            }
            if (!name.isEmpty() && !name.equals(".")) {
                cleaned.append(cleaned.isEmpty() ? "" : "/").append(name);
            }
        }
        if (cleaned.isEmpty() || cleaned.indexOf("..") == 0 || hasRoot(cleaned.toString())) {
            throw new PreparationException("invalid path: must not start with '..' and must name a file: " + path);
        }
        for (Path name : Path.of(cleaned.toString())) {
            // where other characters separate names too
            if (name.toString().equals("..")) {
                throw new PreparationException("invalid path: must not contain '..': " + path);
            }
        }
        return cleaned.toString();
    }

    /** On Windows a path that begins with a separator or a drive alone leads out of its folder, and is not absolute. */
    private static boolean hasRoot(String path) throws PreparationException {
        try {
            return Path.of(path).getRoot() != null;
        } catch (InvalidPathException e) {
            throw new PreparationException("invalid path: no file here can have the name " + path, e);
        }
    }
}
