package dev.keadm.cri;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real containerd with its busybox, over one client for all tests. */
public abstract class CriPeerContract extends CriContract {
    private static @Nullable CriClient shared;

    @TempDir
    private static Path logs;

    /** Before all tests. */
    protected static void use(CriClient client) {
        shared = client;
    }

    @AfterAll
    static void closeClient() {
        if (shared != null) {
            shared.close();
        }
    }

    private static CriClient client() {
        if (shared == null) {
            throw new IllegalStateException("not connected");
        }
        return shared;
    }

    @Override
    protected final CriRuntime runtime() {
        return client().runtime();
    }

    @Override
    protected final CriImages images() {
        return client().images();
    }

    @Override
    protected final String image() {
        return "docker.io/local/busybox:1";
    }

    @Override
    protected final String logDirectory() {
        return logs.toString();
    }
}
