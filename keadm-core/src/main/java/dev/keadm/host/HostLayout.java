package dev.keadm.host;

import java.nio.file.Path;

/**
 * Every path of an installation. With a root of its own all of them lie below it.
 *
 * @param root {@code /} unless the user gave one; on Windows the system's drive
 * @param programs a folder per version below it
 * @param commands the folder on the search path in which {@code keadm} is linked, where it is
 * @param config {@code edgecore.yaml} lies in its {@code config} folder, certificates in {@code ca} and {@code certs}
 * @param data journal, database, status
 * @param logs the agent's and the services' logs
 * @param services definitions and process ids of supervised services
 * @param units where the service manager of the system looks for units
 * @param pods the kubelet's root, with {@code pods} in it
 * @param podLogs the containers' logs
 * @param runtime where a containerd that join installs and its settings lie
 */
public record HostLayout(
        Path root,
        Path programs,
        Path commands,
        Path config,
        Path data,
        Path logs,
        Path services,
        Path units,
        Path pods,
        Path podLogs,
        RuntimeLayout runtime) {
    /**
     * @param programs the folder of {@code containerd}, {@code runc}, {@code crictl} and their like
     * @param config the folder of {@code config.toml}
     * @param data images and containers
     * @param state what containerd keeps until the next boot, its socket included
     * @param cniPrograms CNI plugins
     * @param cniConfig network configurations
     * @param crictlConfig the file {@code crictl.yaml}
     */
    public record RuntimeLayout(
            Path programs, Path config, Path data, Path state, Path cniPrograms, Path cniConfig, Path crictlConfig) {}

    /** The folders of a Linux machine, below the root. */
    public static HostLayout linux(Path root) {
        Path top = root.toAbsolutePath().normalize();
        Path data = top.resolve("var/lib/kubeedge");
        return new HostLayout(
                top,
                top.resolve("usr/local/lib/keadm"),
                top.resolve("usr/local/bin"),
                top.resolve("etc/kubeedge"),
                data,
                top.resolve("var/log/kubeedge"),
                data.resolve("services"),
                top.resolve("etc/systemd/system"),
                top.resolve("var/lib/kubelet"),
                top.resolve("var/log/pods"),
                new RuntimeLayout(
                        top.resolve("usr/local/bin"),
                        top.resolve("etc/containerd"),
                        top.resolve("var/lib/containerd"),
                        top.resolve("run/containerd"),
                        top.resolve("opt/cni/bin"),
                        top.resolve("etc/cni/net.d"),
                        top.resolve("etc/crictl.yaml")));
    }

    /**
     * The folders of a Windows machine.
     *
     * @param programFiles {@code %ProgramFiles%}
     * @param programData {@code %ProgramData%}
     */
    public static HostLayout windows(Path programFiles, Path programData) {
        Path programs = programFiles.resolve("KubeEdge");
        Path config = programData.resolve("KubeEdge");
        Path data = config.resolve("data");
        Path containerd = programFiles.resolve("containerd");
        Path containerdData = programData.resolve("containerd");
        return new HostLayout(
                programData.getRoot(),
                programs,
                programs,
                config,
                data,
                config.resolve("log"),
                data.resolve("services"),
                data.resolve("units"),
                data.resolve("kubelet"),
                config.resolve("log").resolve("pods"),
                new RuntimeLayout(
                        containerd,
                        containerd,
                        containerdData.resolve("root"),
                        containerdData.resolve("state"),
                        containerd.resolve("cni").resolve("bin"),
                        containerd.resolve("cni").resolve("conf"),
                        containerd.resolve("crictl.yaml")));
    }

    /** The agent's settings, at the place where the Go agent has them. */
    public Path edgeCoreYaml() {
        return config.resolve("config/edgecore.yaml");
    }

    public Path caCertificate() {
        return config.resolve("ca/rootCA.crt");
    }

    public Path certificate() {
        return config.resolve("certs/server.crt");
    }

    public Path privateKey() {
        return config.resolve("certs/server.key");
    }

    /** Whether this is an installation below a root of its own, beside which others may live. */
    public boolean separate() {
        return !root.equals(root.getRoot());
    }
}
