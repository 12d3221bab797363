package dev.keadm.containerd;

import dev.keadm.artifact.ArchiveEntry;
import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.Releases;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.host.HostLayout;
import dev.keadm.host.ServiceDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** With runc and the CNI plugins, behind a Unix socket. */
public final class LinuxContainerd implements ContainerdSystem {
    private static final Set<String> CONTAINERD = Set.of("containerd", "containerd-shim-runc-v2", "ctr");
    private static final Set<String> NO_PLUGINS = Set.of("LICENSE", "README.md");

    @Override
    public String contents() {
        return "containerd, runc, CNI plugins and crictl";
    }

    @Override
    public List<Artifact> releases(String architecture, URI base) {
        return Releases.linux(architecture, base, Map.of());
    }

    @Override
    public Path containerd(HostLayout layout) {
        return new ContainerdPlaces(layout).containerd();
    }

    @Override
    public List<Path> needed(HostLayout layout) {
        HostLayout.RuntimeLayout runtime = layout.runtime();
        return List.of(
                runtime.programs().resolve("containerd"),
                runtime.programs().resolve("containerd-shim-runc-v2"),
                runtime.programs().resolve("runc"),
                runtime.programs().resolve("crictl"),
                runtime.cniPrograms().resolve("bridge"),
                runtime.cniPrograms().resolve("host-local"),
                runtime.cniPrograms().resolve("loopback"),
                runtime.cniPrograms().resolve("portmap"));
    }

    @Override
    public List<Path> ofOneRelease(HostLayout layout) {
        Path programs = layout.runtime().programs();
        return List.of(
                programs.resolve("containerd"),
                programs.resolve("containerd-shim-runc-v2"),
                programs.resolve("ctr"),
                programs.resolve("runc"));
    }

    @Override
    public Optional<Path> target(Artifact artifact, ArchiveEntry.RegularFile file, HostLayout layout) {
        HostLayout.RuntimeLayout runtime = layout.runtime();
        String name = file.fileName();
        return switch (artifact.name()) {
            case Releases.CONTAINERD ->
                file.path().equals("bin/" + name) && CONTAINERD.contains(name)
                        ? Optional.of(runtime.programs().resolve(name))
                        : Optional.empty();
            case Releases.RUNC -> Optional.of(runtime.programs().resolve("runc"));
            case Releases.CRICTL ->
                name.equals("crictl") ? Optional.of(runtime.programs().resolve(name)) : Optional.empty();
            case Releases.CNI_PLUGINS ->
                file.executable() && file.path().equals(name) && !NO_PLUGINS.contains(name)
                        ? Optional.of(runtime.cniPrograms().resolve(name))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public String config(ContainerdLine line, HostLayout layout, ContainerdSettings settings) {
        return ContainerdToml.text(line, new ContainerdPlaces(layout), settings);
    }

    @Override
    public CriEndpoint endpoint(HostLayout layout) {
        return new CriEndpoint.UnixSocket(new ContainerdPlaces(layout).socket());
    }

    @Override
    public String endpointText(HostLayout layout) {
        return new ContainerdPlaces(layout).endpoint();
    }

    @Override
    public Optional<Impediment> impediment(HostLayout layout) {
        ContainerdPlaces places = new ContainerdPlaces(layout);
        return places.socketFits()
                ? Optional.empty()
                : Optional.of(new Impediment(
                        "containerd's socket " + places.socket() + " would have a path of more than 107 bytes",
                        "Choose a shorter --root."));
    }

    @Override
    public ServiceDefinition service(HostLayout layout, String config, ContainerdSettings settings) {
        Map<String, String> environment = new TreeMap<>(settings.environment());
        // the shim is looked up there, and must be of the same release
        environment.put(
                "PATH", layout.runtime().programs() + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        return new ServiceDefinition(
                ContainerdPlaces.SERVICE,
                "containerd for KubeEdge, installed by keadm",
                List.of(containerd(layout).toString(), "--config", config),
                environment,
                new ContainerdPlaces(layout).log().toString(),
                Duration.ofSeconds(2));
    }

    @Override
    public List<Path> privateFolders(HostLayout layout) {
        return List.of();
    }

    @Override
    public List<Path> fixedFolders() {
        return ContainerdPlaces.fixedFolders();
    }
}
