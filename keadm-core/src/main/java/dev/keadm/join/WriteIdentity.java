package dev.keadm.join;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.identity.IdentityFile;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Gives the agent its id, by which it marks what it runs. From here on it may own containers, so taking this back takes
 * those away, too.
 */
public final class WriteIdentity implements ReturnableStep<WriteIdentity.Change, WriteIdentity.Done> {
    @Json
    public record Change(KeptFile file, Ownership owned) implements Intent {
        @Override
        public String sentence() {
            return file.existed()
                    ? "Write into " + file.path() + " that the CloudCores are " + String.join(", ", owned.hubs())
                            + "; the agent keeps its id"
                    : "Give the agent of node '" + owned.node() + "' the id that marks its containers in "
                            + owned.endpoint();
        }
    }

    @Json
    public record Done(String agentId) implements Receipt {}

    private final WayBack<Change, Done> wayBack;

    private final JoinTarget target;
    private final Supplier<UUID> ids;

    WriteIdentity(JoinTarget target, Release release, Supplier<UUID> ids) {
        this.wayBack = way((recorded, host, progress) -> {
            KeptFile file = recorded.intent().file();
            if (file.existed()) {
                // the agent was there before this join, and goes on as it was
                file.restore(host.files());
                return new UndoResult.Undone("Put back " + file.path());
            }
            return takeBack(recorded, release, Optional.empty(), host, progress);
        });
        this.target = target;
        this.ids = ids;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        Optional<AgentIdentity> stored = JoinedAgent.read(host);
        if (stored.isPresent() && !differs(stored.get())) {
            return new Plan.AlreadyDone<>("The agent has its id");
        }
        Path path = IdentityPath.of(host.layout());
        JoinRequest.Cloud cloud = target.request().cloud();
        Path database = host.layout().data().resolve("edgecore.db");
        return new Plan.Change<>(new Change(
                KeptFile.look(host.files(), path),
                new Ownership(
                        stored.map(AgentIdentity::agentId)
                                .orElseGet(() -> ids.get().toString()),
                        target.name().value(),
                        cloud.cloudCores().stream()
                                .map(CloudCoreEndpoint::toString)
                                .toList(),
                        target.endpoint().uri(),
                        target.installsRuntime(),
                        database.toString(),
                        !(host.files().status(database) instanceof FileStatus.Absent),
                        host.layout().pods().toString())));
    }

    /** Whether an agent that is here has an identity other than the one that this join writes. */
    boolean changes(HostView host) throws IOException {
        return JoinedAgent.read(host).filter(this::differs).isPresent();
    }

    private boolean differs(AgentIdentity stored) {
        return !stored.equals(wanted(stored.agentId()));
    }

    private AgentIdentity wanted(String agentId) {
        List<String> further = target.request().cloud().further().stream()
                .map(CloudCoreEndpoint::toString)
                .toList();
        return new AgentIdentity(
                agentId, target.machine(), further, target.request().node().takeOver());
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        AgentIdentity identity = wanted(intent.owned().agentId());
        intent.file().replace(host.files(), Access.PRIVATE, IdentityFile.toJson(identity));
        return new Done(intent.owned().agentId());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        if (!host.files().readString(IdentityPath.of(host.layout())).contains(receipt.agentId())) {
            throw new IOException("the agent's id cannot be read back");
        }
    }

    /**
     * For a reset, which takes the agent away whatever the last join changed of it: the CloudCores that it named know it.
     *
     * @param endpoint where the container runtime is now; empty: where join found it
     */
    static WayBack<Change, Done> back(Release release, Optional<RuntimeEndpoint> endpoint) {
        return way((recorded, host, progress) -> takeBack(recorded, release, endpoint, host, progress));
    }

    private static WayBack<Change, Done> way(WayBack.Action<Change, Done> action) {
        return WayBack.of("write-identity", Change.class, Done.class, action);
    }

    private static UndoResult takeBack(
            Recorded<Change, Done> recorded,
            Release release,
            Optional<RuntimeEndpoint> endpoint,
            Host host,
            Progress progress)
            throws IOException, InterruptedException {
        Change change = recorded.intent();
        if (recorded.receipt().isPresent()) {
            release.release(change.owned().movedTo(endpoint), host, progress);
        }
        change.file().restore(host.files());
        return new UndoResult.Undone(
                change.file().existed()
                        ? "Put back " + change.file().path()
                        : "Took back what the agent of node '" + change.owned().node() + "' ran");
    }
}
