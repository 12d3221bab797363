package dev.keadm.containerd;

/** The whole {@code config.toml}: what is not in it has containerd's default. Literal strings, so that no path is escaped. */
final class ContainerdToml {
    private ContainerdToml() {}

    static String text(ContainerdLine line, ContainerdPlaces places, ContainerdSettings settings) {
        String template = switch (line) {
            case ONE -> ONE;
            case TWO -> TWO;
        };
        return template.replace(
                        "{data}", TomlLiteral.of(places.layout().runtime().data()))
                .replace("{state}", TomlLiteral.of(places.layout().runtime().state()))
                .replace("{socket}", TomlLiteral.of(places.socket()))
                .replace(
                        "{opt}", TomlLiteral.of(places.layout().runtime().data().resolve("opt")))
                .replace("{runc}", TomlLiteral.of(places.runc()))
                .replace(
                        "{certs}",
                        TomlLiteral.of(places.layout().runtime().config().resolve("certs.d")))
                .replace(
                        "{cniPrograms}",
                        TomlLiteral.of(places.layout().runtime().cniPrograms()))
                .replace("{cniConfig}", TomlLiteral.of(places.layout().runtime().cniConfig()))
                .replace("{sandbox}", TomlLiteral.of(settings.sandboxImage()))
                .replace("{systemd}", Boolean.toString(settings.systemdCgroups()));
    }

    private static final String ONE = """
            # made by keadm, which removes it again
            version = 2
            root = {data}
            state = {state}

            [grpc]
              address = {socket}

            [plugins.'io.containerd.internal.v1.opt']
              path = {opt}

            [plugins.'io.containerd.grpc.v1.cri']
              sandbox_image = {sandbox}
              netns_mounts_under_state_dir = true
              restrict_oom_score_adj = true

              [plugins.'io.containerd.grpc.v1.cri'.cni]
                bin_dir = {cniPrograms}
                conf_dir = {cniConfig}

              [plugins.'io.containerd.grpc.v1.cri'.registry]
                config_path = {certs}

              [plugins.'io.containerd.grpc.v1.cri'.containerd]
                default_runtime_name = 'runc'

                [plugins.'io.containerd.grpc.v1.cri'.containerd.runtimes.runc]
                  runtime_type = 'io.containerd.runc.v2'

                  [plugins.'io.containerd.grpc.v1.cri'.containerd.runtimes.runc.options]
                    BinaryName = {runc}
                    SystemdCgroup = {systemd}
            """;

    /** NRI is off: its socket has a fixed place, and nothing here plugs into it. */
    private static final String TWO = """
            # made by keadm, which removes it again
            version = 3
            root = {data}
            state = {state}

            [grpc]
              address = {socket}

            [plugins.'io.containerd.internal.v1.opt']
              path = {opt}

            [plugins.'io.containerd.nri.v1.nri']
              disable = true

            [plugins.'io.containerd.cri.v1.images'.pinned_images]
              sandbox = {sandbox}

            [plugins.'io.containerd.cri.v1.images'.registry]
              config_path = {certs}

            [plugins.'io.containerd.cri.v1.runtime']
              netns_mounts_under_state_dir = true
              restrict_oom_score_adj = true

              [plugins.'io.containerd.cri.v1.runtime'.cni]
                bin_dirs = [{cniPrograms}]
                conf_dir = {cniConfig}

              [plugins.'io.containerd.cri.v1.runtime'.containerd]
                default_runtime_name = 'runc'

                [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
                  runtime_type = 'io.containerd.runc.v2'

                  [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
                    BinaryName = {runc}
                    SystemdCgroup = {systemd}
            """;
}
