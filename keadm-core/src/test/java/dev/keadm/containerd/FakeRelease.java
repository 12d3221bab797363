package dev.keadm.containerd;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ReleaseServer;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.TarGz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Archives with the layout of the real releases. */
final class FakeRelease {
    private static final List<String> PLUGINS =
            List.of("bandwidth", "bridge", "firewall", "host-local", "loopback", "portmap", "tuning");

    private FakeRelease() {}

    /** Programs are texts. */
    static List<Artifact> texts(ReleaseServer server) throws IOException {
        return serve(server, Map.of(), path -> ("program " + path.getFileName()).getBytes(StandardCharsets.UTF_8));
    }

    /** Programs are those of this machine's Debian packages, in the releases' layout; crictl, which Debian lacks, is a text. */
    static List<Artifact> ofThisMachine(ReleaseServer server, Map<String, String> versions) throws IOException {
        return serve(server, versions, path -> path.endsWith("crictl") ? new byte[] {'#'} : Files.readAllBytes(path));
    }

    private interface Programs {
        byte[] read(Path path) throws IOException;
    }

    private static List<Artifact> serve(ReleaseServer server, Map<String, String> versions, Programs programs)
            throws IOException {
        List<Artifact> artifacts = Releases.linux("amd64", server.base(), versions);
        for (Artifact artifact : artifacts) {
            server.release(artifact, content(artifact, programs));
        }
        return artifacts;
    }

    private static byte[] content(Artifact artifact, Programs programs) throws IOException {
        TarGz archive = new TarGz();
        switch (artifact.name()) {
            case Releases.CONTAINERD -> {
                archive.folder("bin/");
                for (String name : List.of("containerd", "containerd-shim-runc-v2", "ctr")) {
                    archive.file(
                            "bin/" + name, programs.read(Path.of("/usr/bin").resolve(name)), 0755);
                }
                archive.file("bin/containerd-stress", "not installed", 0755);
            }
            case Releases.CNI_PLUGINS -> {
                archive.folder("./").file("./LICENSE", "text", 0644).file("./README.md", "text", 0644);
                for (String name : PLUGINS) {
                    archive.file(
                            "./" + name, programs.read(Path.of("/usr/lib/cni").resolve(name)), 0755);
                }
            }
            case Releases.CRICTL -> archive.file("crictl", programs.read(Path.of("crictl")), 0755);
            default -> {
                return programs.read(Path.of("/usr/sbin/runc"));
            }
        }
        return archive.bytes();
    }
}
