package dev.keadm.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities, as far as amounts of bytes go: {@code 10Mi}, {@code 1.5G}, {@code 1048576}. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(Ki|Mi|Gi|Ti|k|M|G|T|)");
    private static final Map<String, Long> UNITS = Map.of(
            "", 1L,
            "k", 1_000L,
            "M", 1_000_000L,
            "G", 1_000_000_000L,
            "T", 1_000_000_000_000L,
            "Ki", 1L << 10,
            "Mi", 1L << 20,
            "Gi", 1L << 30,
            "Ti", 1L << 40);

    private Quantity() {}

    /** Empty when the text is no amount of bytes, or one beyond 8 EiB. */
    static Optional<Long> bytes(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        BigDecimal unit = BigDecimal.valueOf(UNITS.getOrDefault(form.group(2), 1L));
        BigDecimal bytes = new BigDecimal(form.group(1)).multiply(unit).setScale(0, RoundingMode.UP);
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(bytes.longValueExact());
    }
}
