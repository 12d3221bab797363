package dev.keadm.sandbox;

import dev.keadm.sandbox.pki.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The sandbox's own files, all of them for their owner only. */
final class SandboxFiles {
    private static final int SECRET_BYTES = 16;

    private SandboxFiles() {}

    /** The secret kept in that file, made at the first call. */
    static String secret(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            String made = HexFormat.of().formatHex(random);
            PrivateFiles.write(file, made.getBytes(StandardCharsets.UTF_8));
            return made;
        } catch (IOException e) {
            throw new SandboxException("cannot keep a secret in '" + file + "'; see who owns the sandbox's folder", e);
        }
    }

    static void write(Path file, String text) {
        try {
            PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SandboxException("cannot write '" + file + "'; see who owns the sandbox's folder", e);
        }
    }

    static void write(Path dir, SandboxState state) {
        try {
            state.write(dir);
        } catch (IOException e) {
            throw new SandboxException(
                    "cannot write the sandbox's state to '" + dir + "'; see who owns that folder", e);
        }
    }
}
