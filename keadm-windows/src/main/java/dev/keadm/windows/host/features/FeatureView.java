package dev.keadm.windows.host.features;

import java.io.IOException;

/** Windows' optional features, to look at only. */
public interface FeatureView {
    /** @param feature as DISM names it, which no language changes: {@code Containers}, {@code Microsoft-Hyper-V} */
    FeatureState state(String feature) throws IOException, InterruptedException;
}
