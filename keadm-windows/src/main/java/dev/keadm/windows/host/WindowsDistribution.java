package dev.keadm.windows.host;

import dev.keadm.join.Distribution;
import dev.keadm.join.FolderDistribution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree that always has a Java of its own in {@code runtime}: the one that keadm runs on, where none is shipped with it,
 * so that no service depends on somebody's folder.
 */
public final class WindowsDistribution implements Distribution {
    private static final String RUNTIME = "runtime/";

    private final Distribution tree;
    private final Distribution java;
    private final boolean complete;

    /**
     * @param home the tree that this program runs from
     * @param java the folder of the Java that it runs on
     */
    public WindowsDistribution(Path home, String version, Path java) {
        this.tree = new FolderDistribution(home, version);
        this.java = new FolderDistribution(java, version);
        this.complete = Files.isDirectory(home.resolve(RUNTIME));
    }

    @Override
    public String version() {
        return tree.version();
    }

    @Override
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>(tree.entries());
        if (!complete) {
            for (Entry entry : java.entries()) {
                entries.add(new Entry(RUNTIME + entry.path(), entry.size(), entry.executable(), entry.modified()));
            }
        }
        return entries;
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        if (complete || !entry.path().startsWith(RUNTIME)) {
            return tree.open(entry);
        }
        return java.open(new Entry(
                entry.path().substring(RUNTIME.length()), entry.size(), entry.executable(), entry.modified()));
    }
}
