package dev.keadm.artifact;

/**
 * What an archive may grow to.
 *
 * @param entries at most
 * @param bytes of all files together
 * @param ratio of the bytes that come out to those that went in; small archives are not held to it
 */
public record ArchiveLimits(int entries, long bytes, int ratio) {
    /** Enough for every release that join installs, several times over. */
    public static final ArchiveLimits ORDINARY = new ArchiveLimits(5_000, 1L << 30, 100);

    private static final long SMALL = 1 << 20;

    void check(Object archive, int entriesSoFar, long out, long in) throws ArtifactException {
        String fault = entriesSoFar > entries
                ? "more than " + entries + " entries"
                : out > bytes
                        ? "more than " + bytes + " bytes"
                        : out > SMALL && out / ratio > in ? "more than " + ratio + " times its own size" : "";
        if (!fault.isEmpty()) {
            throw new ArtifactException(
                    "Refused the archive " + archive + ": it unpacks to " + fault,
                    "No release is like that. Check where the file came from.");
        }
    }
}
