package dev.keadm.containerd;

import dev.keadm.artifact.Waiting;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.host.Access;
import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceMatch;
import dev.keadm.host.ServiceStatus;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes containerd a service, starts it, and waits until pods could run. */
public final class StartContainerd implements ReturnableStep<StartContainerd.Change, StartContainerd.Done> {
    /**
     * @param registered whether an earlier run made it a service, so that it is only to be started
     * @param fresh folders that containerd makes and that are not there yet: they go with it
     * @param fixed folders at fixed places that are not there yet: they go when they are empty
     * @param folders missing ones up to the log, outermost first
     * @param former the environment that the service had, when this join has another one for it, such as a proxy
     */
    @Json
    public record Change(
            String service,
            String config,
            String caveat,
            boolean registered,
            boolean logIsNew,
            List<String> fresh,
            List<String> fixed,
            List<String> folders,
            @Nullable Former former)
            implements Intent {
        @Override
        public String sentence() {
            if (former != null) {
                return "Give service '" + service + "' the proxy of this join"
                        + (former.running() ? " and start it again; its containers go on" : " and start it");
            }
            return "Run containerd as service '" + service + "'" + (caveat.isEmpty() ? "" : " (" + caveat + ")");
        }
    }

    /** @param running whether it ran with it */
    @Json
    public record Former(Map<String, String> environment, boolean running) {
        public Former {
            environment = Map.copyOf(environment);
        }
    }

    @Json
    public record Done(String service, String endpoint) implements Receipt {}

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS = 300;

    private final WayBack<Change, Done> wayBack;
    private final ContainerdSystem system;
    private final ContainerdSettings settings;
    private final RuntimeReadiness readiness;
    private final Waiting waiting;

    StartContainerd(
            ContainerdSystem system,
            ContainerdSettings settings,
            RuntimeReadiness readiness,
            Waiting waiting,
            ContainerdEnd end) {
        this.wayBack = back(this::asBefore, end);
        this.system = system;
        this.settings = settings;
        this.readiness = readiness;
        this.waiting = waiting;
    }

    /** For a reset, in which the earlier change that made it a service follows, and needs it to run. */
    static WayBack<Change, Done> back(ContainerdEnd end) {
        return back((_, _) -> new UndoResult.NothingToUndo(), end);
    }

    /** What to do where it was a service before, and was only started. */
    private interface BackOfStart {
        UndoResult undo(Change change, Host host) throws IOException, InterruptedException;
    }

    private static WayBack<Change, Done> back(BackOfStart start, ContainerdEnd end) {
        return WayBack.of("start-containerd", Change.class, Done.class, (recorded, host, _) -> {
            Change change = recorded.intent();
            return change.registered() ? start.undo(change, host) : remove(change, host, end);
        });
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        Optional<ContainerdSystem.Impediment> impediment = system.impediment(host.layout());
        if (impediment.isPresent()) {
            return new Plan.Blocked<>(
                    impediment.get().reason(), impediment.get().hint());
        }
        Optional<String> config = facts.find(WriteContainerdConfig.Done.class).map(WriteContainerdConfig.Done::path);
        if (config.isEmpty()) {
            return new Plan.Later<>(
                    "Run containerd as service '" + ContainerdPlaces.SERVICE + "', once it is configured");
        }
        ServiceDefinition definition = definition(host, config.get());
        return switch (host.services().compare(definition)) {
            case SAME ->
                host.services().status(definition.name()) instanceof ServiceStatus.Running
                        ? new Plan.AlreadyDone<>(
                                "containerd runs", new Done(definition.name(), system.endpointText(host.layout())))
                        : change(host, definition, config.get(), true, null);
            case NOT_INSTALLED -> change(host, definition, config.get(), false, null);
            case DIFFERENT -> different(host, definition, config.get());
        };
    }

    /** A join that knows no proxy does not take away the one of an earlier join. */
    private ServiceDefinition definition(HostView host, String config) throws IOException, InterruptedException {
        ServiceDefinition definition = system.service(host.layout(), config, settings);
        return definition.environment().isEmpty()
                ? definition.in(host.services().environment(definition.name()))
                : definition;
    }

    private Plan<Change, Done> different(HostView host, ServiceDefinition definition, String config)
            throws IOException, InterruptedException {
        Map<String, String> environment = host.services().environment(definition.name());
        if (host.services().compare(definition.in(environment)) != ServiceMatch.SAME) {
            return new Plan.Blocked<>(
                    "There is a service '" + definition.name() + "' that is set up otherwise",
                    "Take back the earlier installation with keadm reset.");
        }
        boolean running = host.services().status(definition.name()) instanceof ServiceStatus.Running;
        return change(host, definition, config, true, new Former(environment, running));
    }

    private Plan<Change, Done> change(
            HostView host, ServiceDefinition definition, String config, boolean registered, @Nullable Former former)
            throws IOException {
        HostLayout.RuntimeLayout runtime = host.layout().runtime();
        List<String> fresh = new ArrayList<>();
        for (Path folder : List.of(runtime.data(), runtime.state())) {
            if (Folders.absent(host.files(), folder)) {
                fresh.add(folder.toString());
            }
        }
        List<String> fixed = new ArrayList<>();
        for (Path folder : system.fixedFolders()) {
            if (Folders.absent(host.files(), folder)) {
                fixed.add(folder.toString());
            }
        }
        List<String> folders =
                new ArrayList<>(Folders.missing(host.files(), host.layout().logs()));
        for (Path folder : List.of(runtime.data(), runtime.state())) {
            folders.addAll(Folders.missing(host.files(), Folders.of(folder)));
        }
        return new Plan.Change<>(new Change(
                definition.name(),
                config,
                host.services().caveat(),
                registered,
                Folders.absent(host.files(), new ContainerdPlaces(host.layout()).log()),
                fresh,
                fixed.reversed(),
                folders.stream().distinct().toList(),
                former));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        host.files().createFolders(host.layout().logs(), Access.READABLE);
        for (Path folder : system.privateFolders(host.layout())) {
            host.files().createFolders(folder, Access.PRIVATE);
        }
        ServiceDefinition definition = definition(host.view(), intent.config());
        host.services().install(definition).forEach(progress::warn);
        if (intent.former() != null) {
            // it reads its environment only when it starts
            host.services().stop(definition.name(), STOP);
        }
        host.services().start(definition.name(), START);
        return new Done(definition.name(), system.endpointText(host.layout()));
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress)
            throws StepException, IOException, InterruptedException {
        CriEndpoint endpoint = system.endpoint(host.layout());
        progress.say("Waiting for containerd to be ready for pods");
        Optional<String> lacks = Optional.of("it was not asked");
        for (int poll = 0; poll < POLLS; poll++) {
            lacks = readiness.lacks(endpoint);
            if (lacks.isEmpty()) {
                return;
            }
            waiting.pause(POLL);
        }
        throw new StepException(
                "containerd at " + system.endpointText(host.layout()) + " is not ready for pods: " + lacks.orElse(""),
                "Its log, " + new ContainerdPlaces(host.layout()).log() + " or the system's journal, says more.");
    }

    private UndoResult asBefore(Change change, Host host) throws IOException, InterruptedException {
        ServiceStatus status = host.services().status(change.service());
        if (status instanceof ServiceStatus.NotInstalled) {
            return new UndoResult.NothingToUndo();
        }
        Former former = change.former();
        if (former == null) {
            host.services().stop(change.service(), STOP);
            return new UndoResult.Undone("Stopped service '" + change.service() + "'");
        }
        host.services()
                .install(
                        system.service(host.layout(), change.config(), settings).in(former.environment()));
        host.services().stop(change.service(), STOP);
        if (former.running()) {
            host.services().start(change.service(), START);
        }
        return new UndoResult.Undone("Gave service '" + change.service() + "' its former proxy again");
    }

    private static UndoResult remove(Change change, Host host, ContainerdEnd end)
            throws IOException, InterruptedException {
        boolean there = !(host.services().status(change.service()) instanceof ServiceStatus.NotInstalled);
        Optional<String> impediment = there ? empty(change.service(), host, end) : Optional.empty();
        if (there) {
            host.services().stop(change.service(), STOP);
        }
        if (impediment.isPresent() && end.containersRun(host.view())) {
            return new UndoResult.Left(
                    "service '" + change.service() + "' and its data",
                    "containers run on its layers, and it cannot take them away: " + impediment.get()
                            + ". Restart the machine, then run keadm reset again.");
        }
        host.services().remove(change.service());
        for (String folder : change.fresh()) {
            end.beforeDelete(Path.of(folder));
            host.files().deleteTree(Path.of(folder));
        }
        if (change.logIsNew()) {
            deleteLogs(host);
        }
        Folders.removeEmpty(host.files(), change.fixed());
        Folders.removeEmpty(host.files(), change.folders());
        return there
                ? new UndoResult.Undone("Removed service '" + change.service() + "' and containerd's data")
                : new UndoResult.NothingToUndo();
    }

    /**
     * Containers run on while their containerd is stopped, so it is started for its end.
     *
     * @return why it did not take all away
     */
    private static Optional<String> empty(String service, Host host, ContainerdEnd end)
            throws IOException, InterruptedException {
        if (!(host.services().status(service) instanceof ServiceStatus.Running)) {
            if (!end.needed(host.view())) {
                return Optional.empty();
            }
            try {
                host.services().start(service, START);
            } catch (IOException e) {
                return Optional.of("it does not start, " + e.getMessage());
            }
        }
        return host.services().status(service) instanceof ServiceStatus.Running(long pid)
                ? end.beforeStop(host.view(), pid)
                : Optional.of("it ended as soon as it was started");
    }

    /** Those included that were moved aside when the log grew. */
    private static void deleteLogs(Host host) throws IOException {
        Path log = new ContainerdPlaces(host.layout()).log();
        if (Folders.absent(host.files(), Folders.of(log))) {
            return;
        }
        for (Path file : host.files().list(Folders.of(log))) {
            if (String.valueOf(file.getFileName()).startsWith(String.valueOf(log.getFileName()))) {
                host.files().delete(file);
            }
        }
    }
}
