package dev.keadm.cli.option;

import dev.keadm.request.RuntimeEndpoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The container runtime. */
public final class RuntimeOptions {
    @Option(
            names = {"-p", "--remote-runtime-endpoint"},
            paramLabel = "URI",
            description = "Socket of the container runtime, as unix:///run/containerd/containerd.sock.")
    private @Nullable String endpoint;

    public Optional<RuntimeEndpoint> endpoint() {
        return Optional.ofNullable(endpoint).filter(text -> !text.isEmpty()).map(RuntimeEndpoint::parse);
    }
}
