package dev.keadm.containerd;

import dev.keadm.artifact.ArchiveEntry;
import dev.keadm.artifact.Artifact;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.host.HostLayout;
import dev.keadm.host.ServiceDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What of a containerd differs from one operating system to another. Nothing here looks at the machine. */
public interface ContainerdSystem {
    /** What is installed, for people: {@code containerd, runc, CNI plugins and crictl}. */
    String contents();

    /**
     * What to install.
     *
     * @param architecture as Kubernetes names it: {@code amd64}
     * @param base where the projects publish, or a mirror with the same paths
     */
    List<Artifact> releases(String architecture, URI base);

    /** The program {@code containerd}. */
    Path containerd(HostLayout layout);

    /** What must be at its place before pods can run. */
    List<Path> needed(HostLayout layout);

    /** Of {@link #needed} and others of the same release: one that is there alone is of another release. */
    List<Path> ofOneRelease(HostLayout layout);

    /** Where an archive's file goes; empty for what is not installed. */
    Optional<Path> target(Artifact artifact, ArchiveEntry.RegularFile file, HostLayout layout);

    /** The whole {@code config.toml}. */
    String config(ContainerdLine line, HostLayout layout, ContainerdSettings settings);

    CriEndpoint endpoint(HostLayout layout);

    /** What the tools write for {@link #endpoint}, in {@code crictl.yaml}. */
    String endpointText(HostLayout layout);

    /** Why containerd could not listen in this layout, with what to do about it. */
    Optional<Impediment> impediment(HostLayout layout);

    record Impediment(String reason, String hint) {}

    /** @param config the configuration's path */
    ServiceDefinition service(HostLayout layout, String config, ContainerdSettings settings);

    /** What only administrators may write below, made before containerd makes it; innermost last. */
    List<Path> privateFolders(HostLayout layout);

    /** What containerd and its like make whatever their configuration says, innermost first. */
    List<Path> fixedFolders();
}
