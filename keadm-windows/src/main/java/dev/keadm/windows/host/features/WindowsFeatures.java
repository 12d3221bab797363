package dev.keadm.windows.host.features;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Enables and disables Windows' optional features. Each call may take minutes, and cannot be cut short. */
public interface WindowsFeatures extends FeatureView {
    /**
     * Enables the feature and those that it needs. One that is enabled already is no error.
     *
     * @param source a folder with the features' files; empty: the machine's own, or Windows Update's
     * @return whether it counts only after a restart
     */
    boolean enable(String feature, Optional<Path> source) throws IOException, InterruptedException;

    /**
     * Disables the feature, and keeps its files.
     *
     * @return whether it counts only after a restart
     */
    boolean disable(String feature) throws IOException, InterruptedException;
}
