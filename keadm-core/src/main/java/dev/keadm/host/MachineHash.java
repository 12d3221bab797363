package dev.keadm.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a Node carries to show on which machine, and below which root there, it lives. It tells nobody the machine's id. */
public final class MachineHash {
    private MachineHash() {}

    /** SHA-256 in hex. */
    public static String of(String machineId, Path root) {
        String text =
                "keadm.dev/machine\n" + machineId + "\n" + root.toAbsolutePath().normalize();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
