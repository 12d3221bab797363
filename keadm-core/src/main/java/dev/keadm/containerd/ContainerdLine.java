package dev.keadm.containerd;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a containerd's configuration looks like. */
public enum ContainerdLine {
    /** 1.6 and 1.7: configuration version 2. */
    ONE,
    /** From 2.0 on: configuration version 3. */
    TWO;

    private static final Pattern VERSION = Pattern.compile("\\bv?(\\d+)\\.(\\d+)\\.\\d+");

    /** @param output of {@code containerd --version}; empty when it names no version that is known here */
    static Optional<ContainerdLine> of(String output) {
        Matcher version = VERSION.matcher(output);
        if (!version.find()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return switch (major) {
            case 1 -> minor >= 6 ? Optional.of(ONE) : Optional.empty();
            case 2 -> Optional.of(TWO);
            default -> Optional.empty();
        };
    }
}
