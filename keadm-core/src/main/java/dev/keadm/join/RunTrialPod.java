package dev.keadm.join;

import dev.keadm.artifact.Waiting;
import dev.keadm.containerd.StartContainerd;
import dev.keadm.host.Access;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.RuntimeSandbox;
import dev.keadm.runtime.Runtimes;
import dev.keadm.runtime.TrialEnd;
import dev.keadm.runtime.TrialPod;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Runs a pod once, before the agent is there, shows what it said, and leaves nothing of it. */
public final class RunTrialPod implements ReturnableStep<RunTrialPod.Change, RunTrialPod.Done> {
    /**
     * @param endpoint the runtime's
     * @param imageIsNew whether the runtime did not have the image, so that it goes again
     * @param logs a folder of its own
     */
    @Json
    public record Change(String endpoint, String image, boolean imageIsNew, String uid, String logs) implements Intent {
        @Override
        public String sentence() {
            return "Run " + image + " once, to see that pods run";
        }
    }

    @Json
    public record Done(String image) implements Receipt {}

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** A message to the user, no log. */
    private static final int LINES = 12;

    private final WayBack<Change, Done> wayBack;
    private final Runtimes runtimes;
    private final JoinTarget target;
    private final Trial trial;
    private final Waiting waiting;
    private final Supplier<UUID> uids;

    RunTrialPod(Runtimes runtimes, JoinTarget target, Trial trial, Waiting waiting, Supplier<UUID> uids) {
        this.wayBack = back(runtimes);
        this.runtimes = runtimes;
        this.target = target;
        this.trial = trial;
        this.waiting = waiting;
        this.uids = uids;
    }

    static WayBack<Change, Done> back(Runtimes runtimes) {
        return WayBack.of(
                "smoke-test", Change.class, Done.class, (recorded, host, _) -> takeBack(recorded, runtimes, host));
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    /** Fetching an image is a download. */
    @Override
    public boolean timed() {
        return false;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        if (trial.image().isEmpty()) {
            return new Plan.Blocked<>(
                    "No image is known that runs on this machine", "Name one: --smoke-test=REGISTRY/IMAGE:TAG.");
        }
        if (target.installsRuntime() && facts.find(StartContainerd.Done.class).isEmpty()) {
            return new Plan.Later<>("Run " + trial.image() + " once, to see that pods run, when containerd does");
        }
        String uid = uids.get().toString();
        return new Plan.Change<>(new Change(
                target.endpoint().uri(),
                trial.image(),
                !runtimes.hasImage(target.endpoint(), trial.image()),
                uid,
                host.layout().data().resolve("smoke-test-" + uid).toString()));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        TrialPod pod = pod(intent);
        host.files().createFolders(pod.logs(), Access.PRIVATE);
        progress.say(intent.imageIsNew() ? "Fetching " + intent.image() : intent.image() + " is here");
        start(pod);
        Optional<TrialEnd> end = end(pod);
        List<String> output = TrialOutput.read(host.files(), pod.log());
        if (end.isPresent() && end.get().exitCode() != 0) {
            throw new StepException(
                    "The pod of " + intent.image() + " ended with " + code(end.get()) + said(output),
                    "Pods of this kind do not run here. Without --smoke-test join goes on all the same.");
        }
        output.stream().limit(LINES).forEach(progress::say);
        progress.say(end.isPresent() ? "It ended well" : "It runs, and is ended now");
        cleanUp(intent, runtimes, host);
        return new Done(intent.image());
    }

    private TrialPod pod(Change intent) {
        return new TrialPod(intent.uid(), intent.image(), trial.command(), trial.handler(), Path.of(intent.logs()));
    }

    private void start(TrialPod pod) throws StepException, InterruptedException {
        try {
            runtimes.start(target.endpoint(), pod);
        } catch (IOException e) {
            throw new StepException(
                    "The runtime at " + target.endpoint() + " does not run a pod of " + pod.image() + ": "
                            + e.getMessage(),
                    "If the image cannot be fetched from here, name another: --smoke-test=REGISTRY/IMAGE:TAG.",
                    e);
        }
    }

    /** Empty for one that runs on. */
    private Optional<TrialEnd> end(TrialPod pod) throws IOException, InterruptedException {
        Optional<TrialEnd> end = runtimes.end(target.endpoint(), pod);
        for (Duration waited = Duration.ZERO;
                end.isEmpty() && waited.compareTo(LIMIT) < 0;
                waited = waited.plus(POLL)) {
            waiting.pause(POLL);
            end = runtimes.end(target.endpoint(), pod);
        }
        return end;
    }

    private static String code(TrialEnd end) {
        return end.exitCode() + (end.reason().isEmpty() ? "" : " (" + end.reason() + ")");
    }

    private static String said(List<String> output) {
        return output.isEmpty() ? " and said nothing" : ", and said:\n" + String.join("\n", output);
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) {
        // that it ran is all that there is
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Runtimes runtimes, Host host)
            throws IOException, InterruptedException {
        if (recorded.receipt().isPresent()) {
            return new UndoResult.NothingToUndo();
        }
        cleanUp(recorded.intent(), runtimes, host);
        return new UndoResult.Undone("Removed the pod of " + recorded.intent().image());
    }

    private static void cleanUp(Change intent, Runtimes runtimes, Host host) throws IOException, InterruptedException {
        RuntimeEndpoint endpoint = RuntimeEndpoint.parse(intent.endpoint());
        for (RuntimeSandbox sandbox : runtimes.sandboxes(endpoint)) {
            if (sandbox.uid().equals(intent.uid())) {
                runtimes.remove(endpoint, sandbox);
            }
        }
        if (intent.imageIsNew()) {
            runtimes.removeImage(endpoint, intent.image());
        }
        host.files().deleteTree(Path.of(intent.logs()));
    }
}
