package dev.keadm.edgecore.node;

import dev.keadm.edgecore.edged.resource.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How little of a resource may be left: an amount, or a part of the whole. */
record Threshold(long amount, float part) {
    private static final Threshold NONE = new Threshold(0, 0);

    /** @throws IllegalArgumentException when the text is neither a quantity nor a percentage */
    static Threshold of(Map<String, String> thresholds, String signal) {
        @Nullable String text = thresholds.get(signal);
        if (text == null) {
            return NONE;
        }
        // the kubelet computes percentages in single precision; the same figure keeps both agents' nodes alike
        return text.endsWith("%")
                ? new Threshold(0, Float.parseFloat(text.substring(0, text.length() - 1)) / 100)
                : new Threshold(Quantity.parse(text).value(), 0);
    }

    long bytes(long whole) {
        return part == 0 ? amount : (long) (whole * (double) part);
    }
}
