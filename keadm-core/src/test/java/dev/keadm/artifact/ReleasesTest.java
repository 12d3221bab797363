package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    @Test
    void shouldNameTheFilesAsTheReleasesDo() {
        assertThat(Releases.linux("arm64").stream().flatMap(a -> java.util.stream.Stream.of(a.url(), a.checksums())))
                .map(URI::toString)
                .containsExactly(
                        "https://github.com/containerd/containerd/releases/download/v2.3.5/containerd-2.3.5-linux-arm64.tar.gz",
                        "https://github.com/containerd/containerd/releases/download/v2.3.5/containerd-2.3.5-linux-arm64.tar.gz.sha256sum",
                        "https://github.com/opencontainers/runc/releases/download/v1.5.1/runc.arm64",
                        "https://github.com/opencontainers/runc/releases/download/v1.5.1/runc.sha256sum",
                        "https://github.com/containernetworking/plugins/releases/download/v1.9.1/cni-plugins-linux-arm64-v1.9.1.tgz",
                        "https://github.com/containernetworking/plugins/releases/download/v1.9.1/cni-plugins-linux-arm64-v1.9.1.tgz.sha256",
                        "https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.36.0/crictl-v1.36.0-linux-arm64.tar.gz",
                        "https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.36.0/crictl-v1.36.0-linux-arm64.tar.gz.sha256");
    }

    @Test
    void shouldKeepThePathsBelowAMirror() {
        Artifact runc = Releases.linux("amd64", URI.create("http://mirror.test/gh"), Map.of("runc", "1.3.0"))
                .get(1);

        assertThat(runc.url())
                .hasToString("http://mirror.test/gh/opencontainers/runc/releases/download/v1.3.0/runc.amd64");
    }

    @Test
    void shouldNameTheFilesForWindows() {
        assertThat(Releases.windows(Releases.ORIGIN).stream()
                        .flatMap(a -> java.util.stream.Stream.of(a.url(), a.checksums())))
                .map(URI::toString)
                .containsExactly(
                        "https://github.com/containerd/containerd/releases/download/v2.3.5/containerd-2.3.5-windows-amd64.tar.gz",
                        "https://github.com/containerd/containerd/releases/download/v2.3.5/containerd-2.3.5-windows-amd64.tar.gz.sha256sum",
                        "https://github.com/microsoft/windows-container-networking/releases/download/v0.3.1/windows-container-networking-cni-amd64-v0.3.1.zip",
                        "https://github.com/microsoft/windows-container-networking/releases/download/v0.3.1/windows-container-networking-cni-amd64-v0.3.1.zip.sha256",
                        "https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.36.0/crictl-v1.36.0-windows-amd64.tar.gz",
                        "https://github.com/kubernetes-sigs/cri-tools/releases/download/v1.36.0/crictl-v1.36.0-windows-amd64.tar.gz.sha256");
    }
}
