package dev.keadm.host.linux;

import dev.keadm.host.ResourceGroups;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Control groups, of the first version (a tree for each controller) or the second (one tree). */
public final class LinuxResourceGroups implements ResourceGroups {
    private final Path top;

    public LinuxResourceGroups() {
        this(Path.of("/sys/fs/cgroup"));
    }

    LinuxResourceGroups(Path top) {
        this.top = top;
    }

    @Override
    public void remove(String path) throws IOException {
        Path below = Path.of("/").relativize(Path.of(path).normalize());
        if (below.toString().isEmpty()) {
            throw new IOException("the top of all control groups is never removed");
        }
        for (Path tree : trees()) {
            removeTree(tree.resolve(below));
        }
    }

    private List<Path> trees() throws IOException {
        if (Files.exists(top.resolve("cgroup.controllers"))) {
            return List.of(top);
        }
        return folders(top);
    }

    /** Only folders can be removed there; the files in them go with them. */
    private static void removeTree(Path group) throws IOException {
        try {
            for (Path inner : folders(group)) {
                removeTree(inner);
            }
            Files.delete(group);
        } catch (NoSuchFileException _) {
            // gone, or never there
        }
    }

    private static List<Path> folders(Path group) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(group)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(entry);
                }
            }
        }
        return found;
    }
}
