package dev.keadm.windows.host.containerd;

import dev.keadm.containerd.ContainerdSettings;
import dev.keadm.containerd.TomlLiteral;
import dev.keadm.host.HostLayout;

/**
 * The whole {@code config.toml} for the pinned line: what is not in it, the two runtimes included, has containerd's
 * default. Literal strings, as a backslash is an escape in any other one (containerd#4381).
 */
final class WindowsToml {
    private static final String TEMPLATE = """
            # made by keadm, which removes it again
            version = 3
            root = {data}
            state = {state}

            [grpc]
              address = {pipe}

            [plugins.'io.containerd.internal.v1.opt']
              path = {opt}

            [plugins.'io.containerd.cri.v1.images'.pinned_images]
              sandbox = {sandbox}

            [plugins.'io.containerd.cri.v1.images'.registry]
              config_path = {certs}

            [plugins.'io.containerd.cri.v1.runtime'.cni]
              bin_dirs = [{cniPrograms}]
              conf_dir = {cniConfig}

            [plugins.'io.containerd.cri.v1.runtime'.containerd]
              default_runtime_name = 'runhcs-wcow-process'
            """;

    private WindowsToml() {}

    static String text(HostLayout layout, ContainerdSettings settings) {
        HostLayout.RuntimeLayout runtime = layout.runtime();
        return TEMPLATE.replace("{data}", TomlLiteral.of(runtime.data()))
                .replace("{state}", TomlLiteral.of(runtime.state()))
                .replace("{pipe}", TomlLiteral.of("\\\\.\\pipe\\" + WindowsContainerd.PIPE))
                .replace("{opt}", TomlLiteral.of(runtime.data().resolve("opt")))
                .replace("{sandbox}", TomlLiteral.of(settings.sandboxImage()))
                .replace("{certs}", TomlLiteral.of(runtime.config().resolve("certs.d")))
                .replace("{cniPrograms}", TomlLiteral.of(runtime.cniPrograms()))
                .replace("{cniConfig}", TomlLiteral.of(runtime.cniConfig()));
    }
}
