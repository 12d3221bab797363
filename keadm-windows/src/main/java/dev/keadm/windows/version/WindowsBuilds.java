package dev.keadm.windows.version;

import java.util.Optional;

/** The table of builds. A build is {@code CurrentBuildNumber} of the registry, or what {@code RtlGetVersion} says. */
public final class WindowsBuilds {
    private static final int OLDEST = 17763;
    private static final int FIRST_WINDOWS_11 = 22000;
    private static final int NEWEST = 26300;

    private static final String LICENCE =
            "Windows containers in process isolation are licensed for development and test on Windows 11";

    private WindowsBuilds() {}

    /** @param server whether the machine's {@code ProductType} is not {@code WinNT} */
    public static WindowsBuild of(int build, boolean server) {
        if (build < OLDEST) {
            return none(build, "Windows build " + build, Support.TOO_OLD, "the oldest with containers is build 17763");
        }
        if (build > NEWEST) {
            return new WindowsBuild(
                    build,
                    "Windows build " + build,
                    Optional.of(ImageFamily.LTSC2025),
                    Support.UNKNOWN,
                    "newer than build " + NEWEST + ", the newest that this keadm knows");
        }
        return server ? server(build) : client(build);
    }

    private static WindowsBuild server(int build) {
        return switch (build) {
            case 17763 ->
                some(
                        build,
                        "Windows Server 2019",
                        ImageFamily.LTSC2019,
                        Support.BEST_EFFORT,
                        "supported until 2029-01");
            case 20348 ->
                some(build, "Windows Server 2022", ImageFamily.LTSC2022, Support.SUPPORTED, "supported until 2031-10");
            case 25398 ->
                some(
                        build,
                        "Windows Server 23H2",
                        ImageFamily.LTSC2022,
                        Support.BEST_EFFORT,
                        "its support ended on 2025-10-24");
            case 26100 -> some(build, "Windows Server 2025", ImageFamily.LTSC2025, Support.SUPPORTED, "");
            default -> other(build, "Windows Server");
        };
    }

    private static WindowsBuild client(int build) {
        return switch (build) {
            case 17763 ->
                some(
                        build,
                        "Windows 10 LTSC 2019",
                        ImageFamily.LTSC2019,
                        Support.BEST_EFFORT,
                        "images match by their build; nobody tests it");
            case 19041, 19042, 19043, 19044, 19045 ->
                none(
                        build,
                        "Windows 10",
                        Support.NO_IMAGES,
                        "no image of Microsoft's has its build, and containerd takes no other on Windows 10");
            case 22000 -> windows11(build, "21H2", ImageFamily.LTSC2022);
            case 22621 -> windows11(build, "22H2", ImageFamily.LTSC2022);
            case 22631 -> windows11(build, "23H2", ImageFamily.LTSC2022);
            case 26100 -> windows11(build, "24H2", ImageFamily.LTSC2025);
            case 26200 ->
                some(
                        build,
                        "Windows 11 25H2",
                        ImageFamily.LTSC2025,
                        Support.DEVELOPMENT,
                        LICENCE + "; images of ltsc2025 may fail on build 26200 with 0xc0370112 (hcsshim#2566)");
            case 26300 -> windows11(build, "26H2", ImageFamily.LTSC2025);
            default -> other(build, build < FIRST_WINDOWS_11 ? "Windows 10" : "Windows 11");
        };
    }

    private static WindowsBuild windows11(int build, String release, ImageFamily images) {
        return some(build, "Windows 11 " + release, images, Support.DEVELOPMENT, LICENCE);
    }

    /** Between the releases: a preview, or an edition of its own. */
    private static WindowsBuild other(int build, String name) {
        String title = name + " build " + build;
        return build < ImageFamily.LTSC2022.build()
                ? none(build, title, Support.NO_IMAGES, "no image of Microsoft's has its build")
                : some(
                        build,
                        title,
                        build < ImageFamily.LTSC2025.build() ? ImageFamily.LTSC2022 : ImageFamily.LTSC2025,
                        Support.UNKNOWN,
                        "not a build that Microsoft released");
    }

    private static WindowsBuild some(int build, String name, ImageFamily images, Support support, String note) {
        return new WindowsBuild(build, name, Optional.of(images), support, note);
    }

    private static WindowsBuild none(int build, String name, Support support, String note) {
        return new WindowsBuild(build, name, Optional.empty(), support, note);
    }
}
