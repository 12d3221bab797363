package dev.keadm.containerd;

import dev.keadm.artifact.Waiting;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.host.Access;
import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceStatus;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes containerd a service, starts it, and waits until pods could run. */
public final class StartContainerd implements Step<StartContainerd.Change, StartContainerd.Done> {
    /**
     * @param fresh folders that containerd makes and that are not there yet: they go with it
     * @param fixed folders at fixed places that are not there yet: they go when they are empty
     * @param folders missing ones up to the log, outermost first
     */
    @Json
    public record Change(
            String service,
            String config,
            String caveat,
            boolean logIsNew,
            List<String> fresh,
            List<String> fixed,
            List<String> folders)
            implements Intent {
        @Override
        public String sentence() {
            return "Run containerd as service '" + service + "'" + (caveat.isEmpty() ? "" : " (" + caveat + ")");
        }
    }

    @Json
    public record Done(String service, String endpoint) implements Receipt {}

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS = 300;

    private static final WayBack<Change, Done> BACK =
            WayBack.of("start-containerd", Change.class, Done.class, StartContainerd::takeBack);

    private final ContainerdSettings settings;
    private final RuntimeReadiness readiness;
    private final Waiting waiting;

    StartContainerd(ContainerdSettings settings, RuntimeReadiness readiness, Waiting waiting) {
        this.settings = settings;
        this.readiness = readiness;
        this.waiting = waiting;
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    @Override
    public StepId id() {
        return BACK.id();
    }

    @Override
    public JsonType<Change> intentType() {
        return BACK.intentType();
    }

    @Override
    public JsonType<Done> receiptType() {
        return BACK.receiptType();
    }

    @Override
    public UndoResult undo(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException, InterruptedException {
        return BACK.undo(recorded, host, progress);
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        ContainerdPlaces places = new ContainerdPlaces(host.layout());
        if (!places.socketFits()) {
            return new Plan.Blocked<>(
                    "containerd's socket " + places.socket() + " would have a path of more than 107 bytes",
                    "Choose a shorter --root.");
        }
        Optional<String> config = facts.find(WriteContainerdConfig.Done.class).map(WriteContainerdConfig.Done::path);
        if (config.isEmpty()) {
            return new Plan.Later<>(
                    "Run containerd as service '" + ContainerdPlaces.SERVICE + "', once it is configured");
        }
        ServiceDefinition definition = definition(places, config.get());
        return switch (host.services().compare(definition)) {
            case SAME ->
                host.services().status(definition.name()) instanceof ServiceStatus.Running
                        ? new Plan.AlreadyDone<>("containerd runs", new Done(definition.name(), places.endpoint()))
                        : change(host, places, definition, config.get());
            case NOT_INSTALLED -> change(host, places, definition, config.get());
            case DIFFERENT ->
                new Plan.Blocked<>(
                        "There is a service '" + definition.name() + "' that is set up otherwise",
                        "Take back the earlier installation with keadm reset.");
        };
    }

    private static Plan<Change, Done> change(
            HostView host, ContainerdPlaces places, ServiceDefinition definition, String config) throws IOException {
        HostLayout.RuntimeLayout runtime = host.layout().runtime();
        List<String> fresh = new ArrayList<>();
        for (Path folder : List.of(runtime.data(), runtime.state())) {
            if (Folders.absent(host.files(), folder)) {
                fresh.add(folder.toString());
            }
        }
        List<String> fixed = new ArrayList<>();
        for (Path folder : ContainerdPlaces.fixedFolders()) {
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
                Folders.absent(host.files(), places.log()),
                fresh,
                fixed.reversed(),
                folders.stream().distinct().toList()));
    }

    private ServiceDefinition definition(ContainerdPlaces places, String config) {
        Map<String, String> environment = new TreeMap<>(settings.environment());
        // the shim is looked up there, and must be of the same release
        environment.put(
                "PATH",
                places.layout().runtime().programs() + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        return new ServiceDefinition(
                ContainerdPlaces.SERVICE,
                "containerd for KubeEdge, installed by keadm",
                List.of(places.containerd().toString(), "--config", config),
                environment,
                places.log().toString(),
                Duration.ofSeconds(2));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        ContainerdPlaces places = new ContainerdPlaces(host.layout());
        host.files().createFolders(host.layout().logs(), Access.READABLE);
        ServiceDefinition definition = definition(places, intent.config());
        host.services().install(definition).forEach(progress::warn);
        host.services().start(definition.name(), START);
        return new Done(definition.name(), places.endpoint());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress)
            throws StepException, IOException, InterruptedException {
        ContainerdPlaces places = new ContainerdPlaces(host.layout());
        progress.say("Waiting for containerd to be ready for pods");
        Optional<String> lacks = Optional.of("it was not asked");
        for (int poll = 0; poll < POLLS; poll++) {
            lacks = readiness.lacks(new CriEndpoint.UnixSocket(places.socket()));
            if (lacks.isEmpty()) {
                return;
            }
            waiting.pause(POLL);
        }
        throw new StepException(
                "containerd at " + places.socket() + " is not ready for pods: " + lacks.orElse(""),
                "Its log, " + places.log() + " or the system's journal, says more.");
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host)
            throws IOException, InterruptedException {
        Change change = recorded.intent();
        boolean there = !(host.services().status(change.service()) instanceof ServiceStatus.NotInstalled);
        if (there) {
            host.services().stop(change.service(), STOP);
        }
        host.services().remove(change.service());
        for (String folder : change.fresh()) {
            host.files().deleteTree(Path.of(folder));
        }
        if (change.logIsNew()) {
            host.files().delete(new ContainerdPlaces(host.layout()).log());
        }
        Folders.removeEmpty(host.files(), change.fixed());
        Folders.removeEmpty(host.files(), change.folders());
        return there
                ? new UndoResult.Undone("Removed service '" + change.service() + "' and containerd's data")
                : new UndoResult.NothingToUndo();
    }
}
