package dev.keadm.edgecore.edged.image;

/**
 * How many pulls go on at a time.
 *
 * @param parallel at most; 1 for one after another
 * @param perSecond 0 for any number
 * @param burst how many may start at once before that counts
 */
public record PullSettings(int parallel, int perSecond, int burst) {
    /** The kubelet's defaults. */
    public static final PullSettings DEFAULT = new PullSettings(1, 5, 10);
}
