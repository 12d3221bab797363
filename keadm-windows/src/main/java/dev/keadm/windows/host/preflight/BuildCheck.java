package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.host.features.ReadyRuntime;
import dev.keadm.windows.version.ImageFamily;
import dev.keadm.windows.version.WindowsBuild;
import java.util.List;

/** Which images the build runs. */
record BuildCheck(InstalledWindows windows, ReadyRuntime runtime) implements Check {
    @Override
    public String id() {
        return "windows-build";
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        WindowsBuild build = windows.release();
        return List.of(
                switch (build.support()) {
                    case SUPPORTED, BEST_EFFORT -> Finding.ok(id(), runs(build));
                    case DEVELOPMENT -> Finding.warning(id(), runs(build) + " " + sentence(build.note()), "");
                    case UNKNOWN ->
                        Finding.warning(
                                id(),
                                "Windows build " + windows.build() + " is " + build.note() + ".",
                                "Whether images run on it, a trial pod shows.");
                    case NO_IMAGES -> noImages(build);
                    case TOO_OLD ->
                        Finding.error(
                                id(),
                                "Windows build " + windows.build() + " is too old: " + build.note() + ".",
                                "Take Windows Server 2019 or newer.");
                });
    }

    private String runs(WindowsBuild build) {
        return build.name() + " (build " + windows.build() + ") runs images of "
                + build.images().map(ImageFamily::tag).orElse("no Windows") + ".";
    }

    private Finding noImages(WindowsBuild build) throws InterruptedException {
        String message =
                build.name() + " (build " + windows.build() + ") runs no Windows containers: " + build.note() + ".";
        return runtime.ready()
                ? Finding.warning(id(), message, "The container runtime that is there is ready, so it is left to it.")
                : Finding.error(
                        id(),
                        message,
                        "Take Windows 11 or Windows Server, or start a container runtime that can run pods here.");
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : text + ".";
    }
}
