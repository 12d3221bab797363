package dev.keadm.windows.version;

import java.util.Optional;

/**
 * A Windows, as far as its build number tells.
 *
 * @param name for people: {@code Windows Server 2022}
 * @param images the newest family that it runs in process isolation; empty when there is none
 * @param note what to know about it, for people; may be empty
 */
public record WindowsBuild(int build, String name, Optional<ImageFamily> images, Support support, String note) {
    /** The first release of pause with an image for each family. Its list has one for every build that runs any. */
    public static final String PAUSE = "registry.k8s.io/pause:3.10.2";

    private static final int RANGE_FROM = 20348;

    /** The image that holds a pod's network; empty when no image runs here. */
    public Optional<String> pauseImage() {
        return images.map(_ -> PAUSE);
    }

    /**
     * Whether containerd's platform matcher lets an image of that family run here in process isolation: before 20348
     * builds must be equal, from there on anything from 20348 to the machine's own build will do
     * (containerd/platforms, {@code platform_windows_compat.go}, from v1.0.0-rc.5 on).
     */
    public boolean runs(ImageFamily family) {
        return build < RANGE_FROM ? family.build() == build : family.build() >= RANGE_FROM && family.build() <= build;
    }
}
