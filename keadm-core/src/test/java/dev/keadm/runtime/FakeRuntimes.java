package dev.keadm.runtime;

import dev.keadm.request.RuntimeEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One container runtime in memory, whatever the endpoint. */
public final class FakeRuntimes implements Runtimes {
    private final List<RuntimeSandbox> sandboxes = new ArrayList<>();
    private final Set<String> images = new TreeSet<>();
    private Optional<TrialEnd> trialEnd = Optional.of(new TrialEnd(0, "Completed"));
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

    public FakeRuntimes withImage(String image) {
        images.add(image);
        return this;
    }

    /** How trial pods end that are started from now on. */
    public FakeRuntimes whoseTrialsEnd(TrialEnd end) {
        trialEnd = Optional.of(end);
        return this;
    }

    public FakeRuntimes whoseTrialsRunOn() {
        trialEnd = Optional.empty();
        return this;
    }

    @Override
    public boolean hasImage(RuntimeEndpoint endpoint, String image) throws IOException {
        requireAnswer();
        return images.contains(image);
    }

    @Override
    public void start(RuntimeEndpoint endpoint, TrialPod pod) throws IOException {
        requireAnswer();
        images.add(pod.image());
        if (pod.image().contains("broken")) {
            throw new IOException("no match for platform in manifest");
        }
        sandboxes.add(new RuntimeSandbox("trial", "keadm/smoke-test", pod.uid(), Optional.of(pod.uid()), true));
    }

    @Override
    public Optional<TrialEnd> end(RuntimeEndpoint endpoint, TrialPod pod) throws IOException {
        requireAnswer();
        return trialEnd;
    }

    @Override
    public void removeImage(RuntimeEndpoint endpoint, String image) throws IOException {
        requireAnswer();
        images.remove(image);
    }

    public Set<String> imagesNow() {
        return Set.copyOf(images);
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
