package dev.keadm.containerd;

import dev.keadm.host.HostLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Where things of our containerd lie and what they are called, in a given layout. */
public record ContainerdPlaces(HostLayout layout) {
    /** Not {@code containerd}: that name is a distribution's. */
    public static final String SERVICE = "keadm-containerd";

    static final String CNI_FILE = "10-keadm.conflist";

    private static final int ID_DIGITS = 8;
    private static final int LONGEST_SOCKET = 107;

    public Path socket() {
        return layout.runtime().state().resolve("containerd.sock");
    }

    /** {@code unix:///run/containerd/containerd.sock}. */
    public String endpoint() {
        return "unix://" + socket();
    }

    /** Linux keeps a socket's path in 108 bytes. */
    boolean socketFits() {
        return socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET;
    }

    Path containerd() {
        return layout.runtime().programs().resolve("containerd");
    }

    Path runc() {
        return layout.runtime().programs().resolve("runc");
    }

    Path config() {
        return layout.runtime().config().resolve("config.toml");
    }

    /** Where ours goes when a {@code config.toml} of somebody else is there. */
    Path configBeside() {
        return layout.runtime().config().resolve("keadm.toml");
    }

    Path cniFile() {
        return layout.runtime().cniConfig().resolve(CNI_FILE);
    }

    /** Where host-local writes down the addresses that it gave out. */
    Path cniAddresses() {
        return layout.runtime().data().resolveSibling("cni").resolve("networks");
    }

    /** What the network is called, and a folder of {@link #cniAddresses}. */
    public String network() {
        return layout.separate() ? "keadm-" + id() : "keadm";
    }

    /** The bridge's name, within Linux' 15 letters. */
    public String bridge() {
        return layout.separate() ? "keadm" + id() : "keadm0";
    }

    /** Where the search for a free subnet begins: apart for each root, as a network shows only once a pod runs. */
    int subnetSeed() {
        return layout.separate() ? Integer.parseInt(id().substring(0, 4), 16) : 0;
    }

    Path log() {
        return layout.logs().resolve("containerd.log");
    }

    /**
     * Folders that containerd, its shims and CNI make at fixed places whatever their configuration says; they go when
     * they are empty and were not there before. Innermost first.
     */
    static List<Path> fixedFolders() {
        return List.of(
                Path.of("/run/containerd/s"),
                Path.of("/run/containerd/fifo"),
                Path.of("/run/containerd"),
                Path.of("/var/lib/cni/results"),
                Path.of("/var/lib/cni/cache"),
                Path.of("/var/lib/cni/networks"),
                Path.of("/var/lib/cni"));
    }

    private String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(layout.root().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
