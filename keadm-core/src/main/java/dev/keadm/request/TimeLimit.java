package dev.keadm.request;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Go writes them: {@code 90s}, {@code 5m}, {@code 1h30m}; a bare number is seconds. */
public final class TimeLimit {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s?)?");

    private TimeLimit() {}

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for what is no duration, or none at all */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        Duration limit = Duration.ZERO;
        if (matcher.matches()) {
            limit = Duration.ofHours(number(matcher.group(1)))
                    .plusMinutes(number(matcher.group(2)))
                    .plusSeconds(number(matcher.group(3)));
        }
        if (limit.isZero()) {
            throw Refusal.of("--timeout", text, "it is no time longer than zero", "Write 90s, 5m or 1h30m.");
        }
        return limit;
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
