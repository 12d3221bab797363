package dev.keadm.join;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceStatus;
import dev.keadm.request.NodeName;
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

/** Starts the agent, and is done when CloudCore reports the node Ready. */
public final class StartAgent implements ReturnableStep<StartAgent.Change, StartAgent.Done> {
    @Json
    public record Change(String service, String node) implements Intent {
        @Override
        public String sentence() {
            return "Start service '" + service + "' and wait for node '" + node + "' to be Ready";
        }
    }

    @Json
    public record Done(String node) implements Receipt {}

    private static final WayBack<Change, Done> BACK =
            WayBack.of("start-agent", Change.class, Done.class, StartAgent::takeBack);

    private final NodeName name;
    private final ReadyWait ready;
    private final StopAgent stop;
    private final boolean inPlaceOfAnother;

    /** @param inPlaceOfAnother whether a step before this one takes another agent's service away */
    StartAgent(NodeName name, ReadyWait ready, StopAgent stop, boolean inPlaceOfAnother) {
        this.name = name;
        this.ready = ready;
        this.stop = stop;
        this.inPlaceOfAnother = inPlaceOfAnother;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        if (inPlaceOfAnother && facts.find(FormerAgent.Gone.class).isEmpty()) {
            return new Plan.Later<>("Start service '" + AgentService.NAME + "', once the other agent's is gone");
        }
        if (stop.due(host, facts)) {
            return new Plan.Later<>("Start service '" + AgentService.NAME + "' again, with its new settings");
        }
        return host.services().status(AgentService.NAME) instanceof ServiceStatus.Running(long pid)
                ? new Plan.AlreadyDone<>("EdgeCore runs as process " + pid, new Done(name.value()))
                : new Plan.Change<>(new Change(AgentService.NAME, name.value()));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.services().start(intent.service(), AgentService.START);
        return new Done(intent.node());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress)
            throws StepException, IOException, InterruptedException {
        ready.await(host, progress);
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException, InterruptedException {
        String service = recorded.intent().service();
        boolean ran = host.services().status(service) instanceof ServiceStatus.Running;
        host.services().stop(service, AgentService.STOP); // one that is just starting does not run yet
        return ran ? new UndoResult.Undone("Stopped service '" + service + "'") : new UndoResult.NothingToUndo();
    }
}
