package dev.keadm.windows.host.features;

import dev.keadm.host.FakeFaults;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Features in memory, that answer as the pages on DISM's functions say Windows does. */
public final class FakeFeatures implements WindowsFeatures {
    private final FakeFaults faults;
    private final Map<String, FeatureState> states = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean restarts = true;
    private int failure;

    public FakeFeatures(FakeFaults faults) {
        this.faults = faults;
    }

    public FakeFeatures with(String feature, FeatureState state) {
        states.put(feature, state);
        return this;
    }

    /** What is enabled counts at once. */
    public FakeFeatures withoutRestarts() {
        restarts = false;
        return this;
    }

    /** Enabling fails with this HRESULT; 0: no more. */
    public FakeFeatures failing(int code) {
        failure = code;
        return this;
    }

    /** The machine was started again. */
    public void restart() {
        states.replaceAll((_, state) -> switch (state) {
            case ENABLE_PENDING -> FeatureState.ENABLED;
            case DISABLE_PENDING -> FeatureState.DISABLED;
            case ABSENT, DISABLED, ENABLED -> state;
        });
    }

    public Map<String, FeatureState> snapshot() {
        return Map.copyOf(states);
    }

    @Override
    public FeatureState state(String feature) {
        return states.getOrDefault(feature, FeatureState.ABSENT);
    }

    @Override
    public boolean enable(String feature, Optional<Path> source) throws IOException, InterruptedException {
        return switch (state(feature)) {
            case ABSENT -> throw new WindowsException(0x800F080C, "DismEnableFeature", feature);
            case ENABLED -> false;
            case ENABLE_PENDING -> true;
            case DISABLED, DISABLE_PENDING -> {
                if (failure != 0) {
                    throw new WindowsException(failure, "DismEnableFeature", feature);
                }
                FeatureState next = restarts ? FeatureState.ENABLE_PENDING : FeatureState.ENABLED;
                faults.interruptibly("enableFeature", feature, () -> states.put(feature, next));
                yield restarts;
            }
        };
    }

    @Override
    public boolean disable(String feature) throws IOException, InterruptedException {
        return switch (state(feature)) {
            case ABSENT -> throw new WindowsException(0x800F080C, "DismDisableFeature", feature);
            case DISABLED -> false;
            case DISABLE_PENDING -> true;
            case ENABLE_PENDING -> {
                faults.interruptibly("disableFeature", feature, () -> states.put(feature, FeatureState.DISABLED));
                yield false;
            }
            case ENABLED -> {
                faults.interruptibly(
                        "disableFeature", feature, () -> states.put(feature, FeatureState.DISABLE_PENDING));
                yield true;
            }
        };
    }
}
