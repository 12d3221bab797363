package dev.keadm.cli.option;

import dev.keadm.request.IgnoredOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Go's plain {@code reset} knows it; here it draws one warning. */
public final class KubeConfigOption {
    @Option(names = "--kube-config", paramLabel = "FILE", description = "Taken for Go keadm's sake, without effect.")
    private @Nullable String kubeConfig;

    public List<IgnoredOption> given() {
        return kubeConfig == null ? List.of() : List.of(IgnoredOption.KUBE_CONFIG);
    }
}
