package dev.keadm.artifact;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The releases that join installs. Versions are pinned and belong together; digests are not in here: they come from each
 * release's own checksum file.
 */
public final class Releases {
    public static final String CONTAINERD = "containerd";
    public static final String RUNC = "runc";
    public static final String CNI_PLUGINS = "cni-plugins";
    public static final String CRICTL = "crictl";
    public static final String WINDOWS_CNI = "windows-cni";

    /** Where the projects publish. A mirror has the same paths below a base of its own. */
    public static final URI ORIGIN = URI.create("https://github.com/");

    /** containerd's line with long-term support, and the runc that it is tested with. */
    private static final List<Release> LINUX = List.of(
            new Release(
                    CONTAINERD,
                    "2.3.5",
                    "containerd/containerd/releases/download/v{version}/",
                    "containerd-{version}-linux-{arch}.tar.gz",
                    "{file}.sha256sum"),
            new Release(
                    RUNC,
                    "1.5.1",
                    "opencontainers/runc/releases/download/v{version}/",
                    "runc.{arch}",
                    "runc.sha256sum"),
            new Release(
                    CNI_PLUGINS,
                    "1.9.1",
                    "containernetworking/plugins/releases/download/v{version}/",
                    "cni-plugins-linux-{arch}-v{version}.tgz",
                    "{file}.sha256"),
            new Release(
                    CRICTL,
                    "1.36.0",
                    "kubernetes-sigs/cri-tools/releases/download/v{version}/",
                    "crictl-v{version}-linux-{arch}.tar.gz",
                    "{file}.sha256"));

    /** The same containerd and crictl; the plugins that drive Windows' own networks are Microsoft's. */
    private static final List<Release> WINDOWS = List.of(
            new Release(
                    CONTAINERD,
                    "2.3.5",
                    "containerd/containerd/releases/download/v{version}/",
                    "containerd-{version}-windows-{arch}.tar.gz",
                    "{file}.sha256sum"),
            new Release(
                    WINDOWS_CNI,
                    "0.3.1",
                    "microsoft/windows-container-networking/releases/download/v{version}/",
                    "windows-container-networking-cni-{arch}-v{version}.zip",
                    "{file}.sha256"),
            new Release(
                    CRICTL,
                    "1.36.0",
                    "kubernetes-sigs/cri-tools/releases/download/v{version}/",
                    "crictl-v{version}-windows-{arch}.tar.gz",
                    "{file}.sha256"));

    private Releases() {}

    private record Release(String name, String version, String folder, String file, String checksums) {}

    /** Containerd, runc, CNI plugins and crictl for Linux, from where they are published. */
    public static List<Artifact> linux(String architecture) {
        return linux(architecture, ORIGIN, Map.of());
    }

    /**
     * @param architecture as Kubernetes names it: {@code amd64}, {@code arm64}
     * @param base a mirror with the same paths as {@link #ORIGIN}
     * @param versions other versions than the pinned ones, by name
     */
    public static List<Artifact> linux(String architecture, URI base, Map<String, String> versions) {
        return artifacts(LINUX, architecture, base, versions);
    }

    /**
     * Containerd, Windows' CNI plugins and crictl for Windows: for {@code amd64}, which alone has releases.
     *
     * @param base a mirror with the same paths as {@link #ORIGIN}
     */
    public static List<Artifact> windows(URI base) {
        return artifacts(WINDOWS, "amd64", base, Map.of());
    }

    private static List<Artifact> artifacts(
            List<Release> releases, String architecture, URI base, Map<String, String> versions) {
        return releases.stream()
                .map(release ->
                        artifact(release, versions.getOrDefault(release.name(), release.version()), architecture, base))
                .toList();
    }

    private static Artifact artifact(Release release, String version, String architecture, URI base) {
        String file = fill(release.file(), version, architecture);
        URI folder = slashed(base).resolve(fill(release.folder(), version, architecture));
        String checksums = fill(release.checksums(), version, architecture).replace("{file}", file);
        return new Artifact(release.name(), version, file, folder.resolve(file), folder.resolve(checksums));
    }

    private static String fill(String template, String version, String architecture) {
        return template.replace("{version}", version).replace("{arch}", architecture);
    }

    private static URI slashed(URI base) {
        return base.toString().endsWith("/") ? base : URI.create(base + "/");
    }
}
