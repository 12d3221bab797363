package dev.keadm.windows.host.containerd;

import dev.keadm.containerd.ContainerdSettings;
import dev.keadm.host.HostLayout;
import java.nio.file.Path;

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
        return TEMPLATE.replace("{data}", literal(runtime.data()))
                .replace("{state}", literal(runtime.state()))
                .replace("{pipe}", literal("\\\\.\\pipe\\" + WindowsContainerd.PIPE))
                .replace("{opt}", literal(runtime.data().resolve("opt")))
                .replace("{sandbox}", literal(settings.sandboxImage()))
                .replace("{certs}", literal(runtime.config().resolve("certs.d")))
                .replace("{cniPrograms}", literal(runtime.cniPrograms()))
                .replace("{cniConfig}", literal(runtime.cniConfig()));
    }

    private static String literal(Path path) {
        return literal(path.toString());
    }

    private static String literal(String text) {
        if (text.indexOf('\'') >= 0 || text.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(
                    "containerd's configuration cannot hold a quote or a control character: " + text);
        }
        return "'" + text + "'";
    }
}
