package dev.keadm.edgecore.platform;

import dev.keadm.cri.v1.Image;
import dev.keadm.windows.system.OsVersion;
import dev.keadm.windows.version.Support;
import dev.keadm.windows.version.WindowsBuild;
import dev.keadm.windows.version.WindowsBuilds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the runtime's pause image goes with this Windows, which updates and enablement packages move to another build
 * after the join.
 */
final class PauseImage {
    /** {@code registry.k8s.io/pause:3.10.2} and its copies elsewhere. */
    private static final Pattern NAME = Pattern.compile("(?:.*/)?pause:v?([0-9]+(?:\\.[0-9]+)*)(?:-.*)?");

    /** The first build whose images older releases of pause do not have. */
    private static final int LTSC2025 = 26100;

    private PauseImage() {}

    /** Sentences that begin with their names; none when all goes together, as far as one can tell. */
    static List<String> warnings(OsVersion version, List<Image> images) {
        List<String> warnings = new ArrayList<>();
        WindowsBuild build = WindowsBuilds.of(version.build(), version.server());
        if (build.images().isEmpty() || build.support() == Support.UNKNOWN) {
            warnings.add("windows-build: this is " + build.name() + ", " + build.note()
                    + "; a container may not start here.");
        }
        if (version.build() >= LTSC2025) {
            old(images)
                    .ifPresent(pause -> warnings.add("pause-image: the container runtime starts pods with " + pause
                            + ", which has no image for " + build.name() + " (build " + version.build() + "). Give it "
                            + WindowsBuild.PAUSE + " in its settings."));
        }
        return warnings;
    }

    /** The runtime pins the image that it starts pods with; none is there before the first pod. */
    private static Optional<String> old(List<Image> images) {
        List<String> pinned = images.stream()
                .filter(image -> image.pinned)
                .flatMap(image -> image.repo_tags.stream())
                .filter(tag -> NAME.matcher(tag).matches())
                .toList();
        boolean good = pinned.stream().anyMatch(tag -> compare(release(tag), release(WindowsBuild.PAUSE)) >= 0);
        return good ? Optional.empty() : pinned.stream().findFirst();
    }

    private static int[] release(String tag) {
        Matcher matcher = NAME.matcher(tag);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no pause image: " + tag);
        }
        return Arrays.stream(matcher.group(1).split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int compare(int[] a, int[] b) {
        return Arrays.compare(a, b);
    }
}
