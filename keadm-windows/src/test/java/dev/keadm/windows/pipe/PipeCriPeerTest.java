package dev.keadm.windows.pipe;

import dev.keadm.wine.PipeBridge;
import dev.keadm.wine.TestsUnderWine;
import dev.keadm.wine.Wine;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Gives {@link PipeCriTest} a real containerd of Linux behind a pipe of Wine. */
@Tag("peer")
class PipeCriPeerTest extends TestsUnderWine {
    @TempDir
    private Path records;

    private @Nullable PipeBridge bridge;

    @Override
    protected String classNames() {
        return Pattern.quote(PipeCriTest.class.getName());
    }

    @Override
    protected Map<String, String> environment() throws Exception {
        bridge = PipeBridge.start(
                Wine.find().orElseThrow(),
                "keadm-contract-" + ProcessHandle.current().pid(),
                LinuxContainerd.socket(),
                records);
        return Map.of(PipeCriTest.VARIABLE, bridge.endpoint());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (bridge != null) {
            bridge.close();
        }
    }
}
