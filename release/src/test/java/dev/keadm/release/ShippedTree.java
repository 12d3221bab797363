package dev.keadm.release;

import java.nio.file.Path;

/** Where the build left the unpacked trees. */
final class ShippedTree {
    private ShippedTree() {}

    static Path linux() {
        return dist().resolve("linux-x64/keadm");
    }

    static Path windows() {
        return dist().resolve("windows-x64/keadm");
    }

    private static Path dist() {
        return Path.of(System.getProperty("dist")).toAbsolutePath();
    }
}
