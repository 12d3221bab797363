package dev.keadm.windows.host.containerd;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ReleaseServer;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.TarGz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives and checksum files with the layout of the real releases, each project's in its own form. */
public final class WindowsRelease {
    private WindowsRelease() {}

    /** @param containerd the program, instead of the real one */
    public static List<Artifact> serve(ReleaseServer server, byte[] containerd) throws IOException {
        List<Artifact> artifacts = Releases.windows(server.base());
        for (Artifact artifact : artifacts) {
            byte[] content = content(artifact, containerd);
            server.put(artifact.url().getPath(), content);
            server.put(artifact.checksums().getPath(), checksum(artifact, content));
        }
        return artifacts;
    }

    private static byte[] content(Artifact artifact, byte[] containerd) throws IOException {
        return switch (artifact.name()) {
            case Releases.CONTAINERD ->
                new TarGz()
                        .folder("bin/")
                        .file("bin/containerd.exe", containerd, 0755)
                        .file("bin/containerd-shim-runhcs-v1.exe", text("shim"), 0755)
                        .file("bin/ctr.exe", text("ctr"), 0755)
                        .file("bin/containerd-stress.exe", text("stress"), 0755)
                        .bytes();
            case Releases.CRICTL ->
                new TarGz().file("crictl.exe", text("crictl"), 0755).bytes();
            default -> zip(List.of("nat.exe", "sdnbridge.exe", "sdnoverlay.exe"));
        };
    }

    private static byte[] zip(List<String> names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text(name));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String checksum(Artifact artifact, byte[] content) {
        String digest = sha256(content);
        return switch (artifact.name()) {
            case Releases.CONTAINERD -> digest + "  " + artifact.fileName() + "\n";
            case Releases.CRICTL -> digest;
            default -> digest + "  ./release/" + artifact.fileName().replace("-v", "-") + "\n";
        };
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(String name) {
        return ("program " + name).getBytes(StandardCharsets.UTF_8);
    }
}
