package dev.keadm.workflow.example;

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
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Installs a service and starts it. */
public record RunService(ServiceDefinition definition) implements Step<RunService.Wanted, RunService.Started> {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** @param installed whether it was before */
    @Json
    public record Wanted(String name, boolean installed) implements Intent {
        @Override
        public String sentence() {
            return "Run service '" + name + "'";
        }
    }

    @Json
    public record Started(String name) implements Receipt {}

    @Override
    public StepId id() {
        return new StepId("run-service");
    }

    @Override
    public JsonType<Wanted> intentType() {
        return Jsonb.builder().build().type(Wanted.class);
    }

    @Override
    public JsonType<Started> receiptType() {
        return Jsonb.builder().build().type(Started.class);
    }

    @Override
    public Plan<Wanted, Started> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        String name = definition.name();
        return switch (host.services().status(name)) {
            case ServiceStatus.Running _ -> new Plan.AlreadyDone<>("Service '" + name + "' runs");
            case ServiceStatus.NotInstalled _ -> new Plan.Change<>(new Wanted(name, false));
            case ServiceStatus.Stopped _, ServiceStatus.Starting _, ServiceStatus.Stopping _ ->
                new Plan.Change<>(new Wanted(name, true));
        };
    }

    @Override
    public Started apply(Wanted intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.services().install(definition).forEach(progress::warn);
        host.services().start(intent.name(), DEADLINE);
        return new Started(intent.name());
    }

    @Override
    public void verify(Started receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        if (!(host.services().status(receipt.name()) instanceof ServiceStatus.Running)) {
            throw new IOException("Service '" + receipt.name() + "' does not run");
        }
    }

    @Override
    public UndoResult undo(Recorded<Wanted, Started> recorded, Host host, Progress progress)
            throws IOException, InterruptedException {
        String name = recorded.intent().name();
        host.services().stop(name, DEADLINE);
        if (!recorded.intent().installed()) {
            host.services().remove(name);
            host.files().delete(Path.of(definition.logFile()));
        }
        return new UndoResult.Undone("Removed service '" + name + "'");
    }
}
