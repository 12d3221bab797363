package dev.keadm.join;

import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceStatus;
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

/** Makes the agent a service. */
public final class InstallService implements ReturnableStep<InstallService.Change, InstallService.Done> {
    @Json
    public record Change(String name, String caveat) implements Intent {
        @Override
        public String sentence() {
            return "Create service '" + name + "'" + (caveat.isEmpty() ? "" : " (" + caveat + ")");
        }
    }

    @Json
    public record Done(String name) implements Receipt {}

    private static final WayBack<Change, Done> BACK =
            WayBack.of("install-service", Change.class, Done.class, InstallService::takeBack);

    private final AgentService service;
    private final boolean inPlaceOfAnother;

    /** @param inPlaceOfAnother whether a step before this one takes another agent's service away */
    InstallService(AgentService service, boolean inPlaceOfAnother) {
        this.service = service;
        this.inPlaceOfAnother = inPlaceOfAnother;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        ServiceDefinition definition = service.definition(host.layout());
        String name = definition.name();
        return switch (host.services().compare(definition)) {
            case SAME -> new Plan.AlreadyDone<>("Service '" + name + "' is there", new Done(name));
            case NOT_INSTALLED ->
                new Plan.Change<>(new Change(name, host.services().caveat()));
            case DIFFERENT ->
                inPlaceOfAnother && facts.find(FormerAgent.Gone.class).isEmpty()
                        ? new Plan.Later<>("Create service '" + name + "', once the other agent's is gone")
                        : different(host, name);
        };
    }

    private static Plan<Change, Done> different(HostView host, String name) throws IOException {
        return joined(host)
                ? new Plan.AlreadyDone<>(
                        "Service '" + name + "' is there, of an earlier join: its program and log file stay",
                        new Done(name))
                : new Plan.Blocked<>(
                        "There is a service '" + name + "' that this keadm did not install",
                        "Remove it with what installed it, for Go's keadm: keadm reset edge.");
    }

    private static boolean joined(HostView host) throws IOException {
        return !(host.files().status(IdentityPath.of(host.layout())) instanceof FileStatus.Absent);
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.services().install(service.definition(host.layout())).forEach(progress::warn);
        return new Done(intent.name());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        if (host.services().status(receipt.name()) instanceof ServiceStatus.NotInstalled) {
            throw new IOException("service '" + receipt.name() + "' is not there");
        }
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException, InterruptedException {
        String name = recorded.intent().name();
        host.services().stop(name, AgentService.STOP);
        host.services().remove(name);
        return new UndoResult.Undone("Removed service '" + name + "'");
    }
}
