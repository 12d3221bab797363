package dev.keadm.cli;

import dev.keadm.bundle.BundleMade;
import dev.keadm.bundle.BundlePlatform;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.cli.command.Operations;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.error.KeadmException;
import dev.keadm.machine.MachineStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.ResetRequest;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers what it was asked for, tells the events that it was given, and ends as it was told. */
final class RecordingOperations implements Operations {
    final List<Object> requests = new ArrayList<>();
    final List<Scope> scopes = new ArrayList<>();

    /** What status tells; null for a machine on which nothing is installed. */
    @Nullable
    MachineStatus status;

    /** What bundle create tells; null for nothing. */
    @Nullable
    BundleMade made;

    final FakeSandboxes sandboxes = new FakeSandboxes();
    private final List<Event> events;
    private final Optional<KeadmException> failure;

    RecordingOperations(Event... events) {
        this.events = List.of(events);
        this.failure = Optional.empty();
    }

    RecordingOperations(KeadmException failure) {
        this.events = List.of();
        this.failure = Optional.of(failure);
    }

    JoinRequest join() {
        return (JoinRequest) requests.getFirst();
    }

    BundleRequest bundle() {
        return (BundleRequest) requests.getFirst();
    }

    ResetRequest reset() {
        return (ResetRequest) requests.getFirst();
    }

    @Override
    public Outcome join(JoinRequest request, Scope scope) {
        return record(request, scope);
    }

    @Override
    public List<String> atStake(Path root) {
        return List.of("All that keadm join did below " + root + " is taken back.");
    }

    @Override
    public MachineStatus status(Path root) {
        return status != null
                ? status
                : new MachineStatus(
                        "no-node",
                        false,
                        root.toString(),
                        null,
                        List.of(),
                        null,
                        "not-installed",
                        null,
                        null,
                        null,
                        List.of(),
                        null);
    }

    @Override
    public Outcome reset(ResetRequest request, Scope scope) {
        return record(request, scope);
    }

    @Override
    public BundlePlatform platform() {
        return new BundlePlatform("linux", "amd64");
    }

    @Override
    public Optional<BundleMade> bundle(BundleRequest request, boolean dryRun, Reporter reporter) {
        record(request, new Scope(Path.of("/"), dryRun, reporter));
        return dryRun ? Optional.empty() : Optional.ofNullable(made);
    }

    @Override
    public Sandboxes sandboxes() {
        return sandboxes;
    }

    private Outcome record(Object request, Scope scope) {
        requests.add(request);
        scopes.add(scope);
        events.forEach(scope.reporter()::report);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return events.stream()
                .map(event -> event instanceof Event.Finished finished ? finished.outcome() : Outcome.CHANGED)
                .reduce(Outcome.CHANGED, (_, last) -> last);
    }
}
