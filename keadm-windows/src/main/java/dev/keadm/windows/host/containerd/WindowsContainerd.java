package dev.keadm.windows.host.containerd;

import dev.keadm.artifact.ArchiveEntry;
import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.Releases;
import dev.keadm.containerd.ContainerdLine;
import dev.keadm.containerd.ContainerdPlaces;
import dev.keadm.containerd.ContainerdSettings;
import dev.keadm.containerd.ContainerdSystem;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.host.HostLayout;
import dev.keadm.host.ServiceDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** With its own shim for Windows and Microsoft's CNI plugins, behind a named pipe. */
public final class WindowsContainerd implements ContainerdSystem {
    /** containerd's own default, on which tools look for it, too. */
    static final String PIPE = "containerd-containerd";

    private static final Set<String> CONTAINERD = Set.of("containerd.exe", "containerd-shim-runhcs-v1.exe", "ctr.exe");

    /** As long as containerd's own registration waits. */
    private static final Duration RESTART = Duration.ofSeconds(15);

    /** Below it Windows' 260 letters do not hold the paths of an image's layers (hcsshim#285). */
    private static final int LONGEST_DATA = 60;

    @Override
    public String contents() {
        return "containerd, CNI plugins and crictl";
    }

    @Override
    public List<Artifact> releases(String architecture, URI base) {
        return Releases.windows(base);
    }

    @Override
    public Path containerd(HostLayout layout) {
        return layout.runtime().programs().resolve("containerd.exe");
    }

    /** What runs a pod's containers. */
    Path shim(HostLayout layout) {
        return layout.runtime().programs().resolve("containerd-shim-runhcs-v1.exe");
    }

    @Override
    public List<Path> needed(HostLayout layout) {
        HostLayout.RuntimeLayout runtime = layout.runtime();
        return List.of(
                runtime.programs().resolve("containerd.exe"),
                runtime.programs().resolve("containerd-shim-runhcs-v1.exe"),
                runtime.programs().resolve("crictl.exe"),
                runtime.cniPrograms().resolve("nat.exe"));
    }

    @Override
    public List<Path> ofOneRelease(HostLayout layout) {
        Path programs = layout.runtime().programs();
        return List.of(
                programs.resolve("containerd.exe"),
                programs.resolve("containerd-shim-runhcs-v1.exe"),
                programs.resolve("ctr.exe"));
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
            case Releases.CRICTL ->
                name.equals("crictl.exe") ? Optional.of(runtime.programs().resolve(name)) : Optional.empty();
            case Releases.WINDOWS_CNI ->
                name.toLowerCase(Locale.ROOT).endsWith(".exe")
                        ? Optional.of(runtime.cniPrograms().resolve(name))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public String config(ContainerdLine line, HostLayout layout, ContainerdSettings settings) {
        return WindowsToml.text(layout, settings);
    }

    @Override
    public CriEndpoint endpoint(HostLayout layout) {
        return new CriEndpoint.NamedPipe(PIPE);
    }

    @Override
    public String endpointText(HostLayout layout) {
        return "npipe:////./pipe/" + PIPE;
    }

    @Override
    public Optional<Impediment> impediment(HostLayout layout) {
        Path data = layout.runtime().data();
        return data.toString().length() <= LONGEST_DATA
                ? Optional.empty()
                : Optional.of(new Impediment(
                        "containerd's data would lie in " + data + ", whose path of more than " + LONGEST_DATA
                                + " letters leaves too few for those of images",
                        "Choose a shorter folder."));
    }

    /** It writes its log itself; whatever else it prints goes nowhere, as a service has no output. */
    @Override
    public ServiceDefinition service(HostLayout layout, String config, ContainerdSettings settings) {
        String log = log(layout).toString();
        return new ServiceDefinition(
                ContainerdPlaces.SERVICE,
                "containerd for KubeEdge, installed by keadm",
                List.of(
                        containerd(layout).toString(),
                        "--run-service",
                        "--service-name",
                        ContainerdPlaces.SERVICE,
                        "--config",
                        config,
                        "--log-file",
                        log),
                settings.environment(),
                log,
                RESTART);
    }

    private static Path log(HostLayout layout) {
        return layout.logs().resolve("containerd.log");
    }

    /** A user who makes it first would own it. containerd protects what it makes below it. */
    @Override
    public List<Path> privateFolders(HostLayout layout) {
        return List.of(Objects.requireNonNull(layout.runtime().data().getParent()));
    }

    @Override
    public List<Path> fixedFolders() {
        return List.of();
    }
}
