package dev.keadm.join;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceStatus;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;

/**
 * Stops an agent whose settings change, as it reads them only when it starts. A join that fails starts it again with its
 * former settings; a reset does not.
 */
public final class StopAgent implements ReturnableStep<StopAgent.Change, StopAgent.Done> {
    @Json
    public record Change(String service) implements Intent {
        @Override
        public String sentence() {
            return "Stop service '" + service + "', whose settings change; its containers go on";
        }
    }

    @Json
    public record Done(String service) implements Receipt {}

    private static final String ID = "stop-agent";
    private static final WayBack<Change, Done> START_AGAIN = WayBack.of(
            ID,
            Change.class,
            Done.class,
            (recorded, host, _) -> startAgain(recorded.intent().service(), host));
    private static final WayBack<Change, Done> LEAVE =
            WayBack.of(ID, Change.class, Done.class, (_, _, _) -> new UndoResult.NothingToUndo());

    private final WriteSettings settings;
    private final WriteIdentity identity;

    StopAgent(WriteSettings settings, WriteIdentity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return START_AGAIN;
    }

    /** For a reset, which takes away what would be started. */
    static Reversal<Change, Done> back() {
        return LEAVE;
    }

    /** Whether the agent runs with settings, or an identity, other than those that this join writes. */
    boolean due(HostView host, Facts facts) throws IOException, InterruptedException {
        return host.services().status(AgentService.NAME) instanceof ServiceStatus.Running
                && (identity.changes(host) || settings.plan(host, facts) instanceof Plan.Change);
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        return due(host, facts)
                ? new Plan.Change<>(new Change(AgentService.NAME))
                : new Plan.AlreadyDone<>("No running agent has settings that change", new Done(AgentService.NAME));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.services().stop(intent.service(), AgentService.STOP);
        return new Done(intent.service());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        if (host.services().status(receipt.service()) instanceof ServiceStatus.Running(long pid)) {
            throw new IOException("service '" + receipt.service() + "' still runs, as process " + pid);
        }
    }

    private static UndoResult startAgain(String service, Host host) throws IOException, InterruptedException {
        if (!(host.services().status(service) instanceof ServiceStatus.Stopped)) {
            return new UndoResult.NothingToUndo();
        }
        host.services().start(service, AgentService.START);
        return new UndoResult.Undone("Started service '" + service + "' again");
    }
}
