package dev.keadm.windows.host.containerd;

import dev.keadm.join.Trial;
import dev.keadm.windows.version.ImageFamily;
import dev.keadm.windows.version.WindowsBuild;
import java.util.List;

/** The smallest image with a greeting for a Windows; hello-world has none for Windows Server 2019 any more. */
final class WindowsTrial {
    /** containerd's own name for Hyper-V isolation in its default configuration. */
    private static final String HYPER_V = "runhcs-wcow-hypervisor";

    private WindowsTrial() {}

    static Trial of(WindowsBuild build, boolean hyperV) {
        String handler = hyperV ? HYPER_V : "";
        return build.images().map(family -> trial(family, handler)).orElseGet(() -> new Trial("", List.of(), handler));
    }

    private static Trial trial(ImageFamily family, String handler) {
        return switch (family) {
            case LTSC2019 -> new Trial(family.nanoServer(), List.of("cmd", "/c", "echo Hello from %OS%"), handler);
            case LTSC2022, LTSC2025 ->
                new Trial("docker.io/library/hello-world:nanoserver-" + family.tag(), List.of(), handler);
        };
    }
}
