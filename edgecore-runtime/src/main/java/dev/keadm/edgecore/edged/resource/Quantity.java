package dev.keadm.edgecore.edged.resource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource as Kubernetes writes it: {@code 500m}, {@code 1Gi}, {@code 1e3}. Amounts are kept to a
 * billionth, rounded away from zero: who asks for a little gets a little.
 */
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    private static final Pattern SYNTAX =
            Pattern.compile("([+-]?)([0-9]*)(\\.[0-9]*)?([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final String BINARY = "KMGTPE";

    private static final int NANO = 9;
    /** Beyond these no amount can be told from the least or the greatest one. */
    private static final int MAX_EXPONENT = 64;

    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    /** @throws IllegalArgumentException when the text is no quantity; the message quotes it */
    public static Quantity parse(String text) {
        Matcher match = SYNTAX.matcher(text);
        if (text.isEmpty() || !match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no quantity, such as 500m or 64Mi");
        }
        String suffix = match.group(4) == null ? "" : match.group(4);
        String digits = match.group(2);
        String fraction = match.group(3) == null ? "" : match.group(3).substring(1);
        if (digits.isEmpty() && fraction.isEmpty() && match.group(3) == null) {
            throw new IllegalArgumentException("\"" + text + "\" is no quantity: it has no digits");
        }
        BigDecimal number = new BigDecimal(new BigInteger("0" + digits + fraction), fraction.length());
        BigDecimal scaled = suffix.endsWith("i") ? binary(number, suffix) : decimal(number, suffix);
        return new Quantity(roundUp("-".equals(match.group(1)) ? scaled.negate() : scaled));
    }

    /** Zero when there is none. */
    public static Quantity parseOrZero(@Nullable String text) {
        return text == null ? ZERO : parse(text);
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    /** In whole units, rounded away from zero; what does not fit is the greatest or least long. */
    public long value() {
        return clamp(amount.setScale(0, RoundingMode.UP));
    }

    /** In thousandths, rounded away from zero; what does not fit is the greatest or least long. */
    public long milliValue() {
        return clamp(amount.movePointRight(3).setScale(0, RoundingMode.UP));
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public Quantity plus(Quantity other) {
        return new Quantity(amount.add(other.amount));
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    private static BigDecimal binary(BigDecimal number, String suffix) {
        int power = 10 * (BINARY.indexOf(suffix.charAt(0)) + 1);
        return number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(power))).min(LONG_MAX);
    }

    private static BigDecimal decimal(BigDecimal number, String suffix) {
        if (suffix.isEmpty() || number.signum() == 0) {
            return number;
        }
        Integer power = DECIMAL.get(suffix);
        return number.scaleByPowerOfTen(power == null ? exponent(suffix.substring(1)) : power);
    }

    private static int exponent(String digits) {
        BigInteger value = new BigInteger(digits);
        return value.min(BigInteger.valueOf(MAX_EXPONENT))
                .max(BigInteger.valueOf(-MAX_EXPONENT))
                .intValue();
    }

    private static BigDecimal roundUp(BigDecimal value) {
        return value.scale() > NANO ? value.setScale(NANO, RoundingMode.UP) : value;
    }

    private static long clamp(BigDecimal whole) {
        if (whole.abs().compareTo(LONG_MAX) > 0) {
            return whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return whole.longValueExact();
    }
}
