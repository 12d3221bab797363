package dev.keadm.containerd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 network.
 *
 * @param address its lowest address as a number
 */
public record Subnet(long address, int prefix) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    public Subnet {
        if (prefix < 0 || prefix > 32 || address < 0 || address > 0xffffffffL) {
            throw new IllegalArgumentException("no IPv4 network: " + address + "/" + prefix);
        }
        address &= mask(prefix);
    }

    /** {@code 10.0.0.0/8}; empty when it is none. */
    public static Optional<Subnet> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int group = 1; group <= 4; group++) {
            int part = Integer.parseInt(form.group(group));
            if (part > 255) {
                return Optional.empty();
            }
            address = address << 8 | part;
        }
        int prefix = Integer.parseInt(form.group(5));
        return prefix > 32 ? Optional.empty() : Optional.of(new Subnet(address, prefix));
    }

    boolean overlaps(Subnet other) {
        long mask = mask(Math.min(prefix, other.prefix));
        return (address & mask) == (other.address & mask);
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : 0xffffffffL << (32 - prefix) & 0xffffffffL;
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d"
                .formatted(address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255, prefix);
    }
}
