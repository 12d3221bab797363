package dev.keadm.edgecore.meta;

import dev.keadm.wine.OnWindows;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@OnWindows
class SqliteMetaStoreOnWindowsTest extends MetaStoreContract {
    @TempDir
    Path folder;

    @Override
    MetaStore open() {
        return SqliteMetaStore.open(folder.resolve("edgecore.db"));
    }
}
