package dev.keadm.runtime;

import dev.keadm.request.RuntimeEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One container runtime in memory, whatever the endpoint. */
public final class FakeRuntimes implements Runtimes {
    private final List<RuntimeSandbox> sandboxes = new ArrayList<>();
    private boolean answers = true;
    private boolean networkReady = true;

    public FakeRuntimes silent() {
        answers = false;
        return this;
    }

    /** It is there, and its network is ready. */
    public FakeRuntimes answering() {
        answers = true;
        networkReady = true;
        return this;
    }

    public FakeRuntimes withoutNetwork() {
        networkReady = false;
        return this;
    }

    public FakeRuntimes with(RuntimeSandbox sandbox) {
        sandboxes.add(sandbox);
        return this;
    }

    @Override
    public RuntimeState look(RuntimeEndpoint endpoint) throws IOException {
        requireAnswer();
        return new RuntimeState(
                "containerd v2.0.0",
                true,
                networkReady,
                networkReady ? "" : "cni plugin not initialized",
                Optional.of(Path.of("/etc/cni/net.d")),
                Optional.of(Path.of("/opt/cni/bin")),
                Optional.of(false));
    }

    @Override
    public List<RuntimeSandbox> sandboxes(RuntimeEndpoint endpoint) throws IOException {
        requireAnswer();
        return List.copyOf(sandboxes);
    }

    @Override
    public void remove(RuntimeEndpoint endpoint, RuntimeSandbox sandbox) throws IOException {
        requireAnswer();
        sandboxes.remove(sandbox);
    }

    public List<RuntimeSandbox> sandboxesNow() {
        return List.copyOf(sandboxes);
    }

    private void requireAnswer() throws IOException {
        if (!answers) {
            throw new IOException("connection refused");
        }
    }
}
