package dev.keadm.windows.host.features;

import dev.keadm.windows.jna.DismCalls;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The features of this machine, by DISM's own library. Every call has a session and a platform thread of its own: both COM
 * and DISM tie what they give to the thread that asked.
 */
public final class DismFeatures implements WindowsFeatures {
    /** {@code CBS_E_UNKNOWN_UPDATE}. */
    private static final int UNKNOWN = 0x800F080C;

    @Override
    public FeatureState state(String feature) throws IOException, InterruptedException {
        return inSession(dism -> {
            try {
                return state(feature, dism.feature(feature).state());
            } catch (WindowsException e) {
                if (e.code() == UNKNOWN) {
                    return FeatureState.ABSENT;
                }
                throw e;
            }
        });
    }

    /**
     * By the page <i>DismPackageFeatureState Enumeration</i>. Staged: the files are here. Not present and removed: they may
     * have to be fetched.
     */
    static FeatureState state(String feature, int state) throws IOException {
        return switch (state) {
            case 0, 2, 3 -> FeatureState.DISABLED;
            case 1 -> FeatureState.DISABLE_PENDING;
            case 4 -> FeatureState.ENABLED;
            case 5 -> FeatureState.ENABLE_PENDING;
            default ->
                throw new IOException("Windows feature '" + feature + "' is in state " + state
                        + " of DismPackageFeatureState, which is neither enabled nor disabled");
        };
    }

    @Override
    public boolean enable(String feature, Optional<Path> source) throws IOException, InterruptedException {
        List<String> folders = source.stream().map(Path::toString).toList();
        return inSession(dism -> dism.enable(feature, folders));
    }

    @Override
    public boolean disable(String feature) throws IOException, InterruptedException {
        return inSession(dism -> dism.disable(feature));
    }

    private interface Work<T> {
        T with(DismCalls dism) throws IOException;
    }

    private static <T> T inSession(Work<T> work) throws IOException, InterruptedException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("keadm-dism").factory())) {
            Future<T> result = thread.submit(() -> {
                try (DismCalls dism = DismCalls.open()) {
                    return work.with(dism);
                }
            });
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("DISM's thread failed: " + e.getCause(), e);
        }
    }
}
