package dev.keadm.windows.version;

/** The base images that Microsoft maintains for long, by the build that is inside. */
public enum ImageFamily {
    LTSC2019(17763, "ltsc2019", "1809"),
    LTSC2022(20348, "ltsc2022", "ltsc2022"),
    LTSC2025(26100, "ltsc2025", "ltsc2025");

    private final int build;
    private final String tag;
    private final String nanoServerTag;

    ImageFamily(int build, String tag, String nanoServerTag) {
        this.build = build;
        this.tag = tag;
        this.nanoServerTag = nanoServerTag;
    }

    /** Of the Windows inside. */
    public int build() {
        return build;
    }

    /** {@code ltsc2022}, as in {@code servercore:ltsc2022}. */
    public String tag() {
        return tag;
    }

    /** {@code mcr.microsoft.com/windows/nanoserver:ltsc2022}. */
    public String nanoServer() {
        return "mcr.microsoft.com/windows/nanoserver:" + nanoServerTag;
    }
}
