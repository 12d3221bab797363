package dev.keadm.cli;

import dev.keadm.cli.sandbox.SandboxFacts;
import dev.keadm.cli.sandbox.Sandboxes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sandboxes that are there, or not, and nothing more. */
final class FakeSandboxes implements Sandboxes {
    private final Map<Path, SandboxFacts> running = new HashMap<>();

    @Override
    public SandboxFacts up(Path root) {
        return running.computeIfAbsent(
                root,
                _ -> new SandboxFacts(
                        "127.0.0.1:10000",
                        10002,
                        "t0ken",
                        "https://127.0.0.1:6443",
                        "/cloud/kubeconfig",
                        "/cloud/pki/ca.crt",
                        List.of("127.0.0.1:5000/hello:1", "127.0.0.1:5000/pause:1"),
                        ""));
    }

    @Override
    public boolean down(Path root) {
        return running.remove(root) != null;
    }

    @Override
    public Optional<SandboxFacts> status(Path root) {
        return Optional.ofNullable(running.get(root));
    }

    @Override
    public void serve(Path root) {
        up(root);
    }
}
