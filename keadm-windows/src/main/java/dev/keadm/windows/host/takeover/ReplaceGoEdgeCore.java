package dev.keadm.windows.host.takeover;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.Host;
import dev.keadm.host.HostFiles;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceStatus;
import dev.keadm.join.FormerAgent;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops Go's EdgeCore, takes its service away and copies its database, in which its pods are; where only its files are left,
 * copies it alone. Its own files stay where they are; the way back makes the service again as it was, and starts it if it
 * ran.
 */
public final class ReplaceGoEdgeCore implements ReturnableStep<ReplaceGoEdgeCore.Change, FormerAgent.Gone> {
    private static final Duration STOP = Duration.ofSeconds(60);

    /** SQLite's log lies beside its database. */
    private static final List<String> DATABASE_FILES = List.of("", "-wal");

    /**
     * @param service null when only its files are here
     * @param copies files that are copied, with where to
     */
    @Json
    public record Change(@Nullable ServiceRecord service, boolean running, List<Copy> copies) implements Intent {
        @Override
        public String sentence() {
            if (service == null) {
                return "Copy the database of another EdgeCore from "
                        + copies.getFirst().from();
            }
            return "Take the service '" + service.name() + "' of another EdgeCore away"
                    + (copies.isEmpty() ? "" : ", and copy its database");
        }
    }

    @Json
    public record Copy(String from, String to) {}

    private final WayBack<Change, FormerAgent.Gone> wayBack;
    private final GoEdgeCore go;

    public ReplaceGoEdgeCore(GoEdgeCore go) {
        this.go = go;
        this.wayBack = back(go.services());
    }

    public static WayBack<Change, FormerAgent.Gone> back(ServiceRecords services) {
        return WayBack.of(
                "replace-go-edgecore",
                Change.class,
                FormerAgent.Gone.class,
                (recorded, host, _) -> takeBack(recorded, host, services));
    }

    @Override
    public Reversal<Change, FormerAgent.Gone> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, FormerAgent.Gone> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        Optional<ServiceRecord> service = go.service();
        if (service.isEmpty()) {
            return filesOnly(host);
        }
        Optional<String> obstacle = GoEdgeCore.obstacle(service.get());
        if (obstacle.isPresent()) {
            return new Plan.Blocked<>(
                    "Service '" + GoEdgeCore.SERVICE + "' could not be put back: " + obstacle.get(),
                    "Remove it with what installed it.");
        }
        boolean running = !(host.services().status(GoEdgeCore.SERVICE) instanceof ServiceStatus.Stopped);
        return new Plan.Change<>(new Change(service.get(), running, copies(host)));
    }

    private Plan<Change, FormerAgent.Gone> filesOnly(HostView host) throws IOException {
        List<Copy> copies = go.former().isPresent() ? copies(host) : List.of();
        return copies.isEmpty()
                ? new Plan.AlreadyDone<>(
                        "Nothing of another EdgeCore is here that could be taken over",
                        new FormerAgent.Gone(GoEdgeCore.SERVICE))
                : new Plan.Change<>(new Change(null, false, copies));
    }

    private List<Copy> copies(HostView host) throws IOException {
        Path target = host.layout().data().resolve("edgecore.db");
        if (there(host.files(), target)) {
            return List.of();
        }
        List<Copy> copies = new ArrayList<>();
        for (String suffix : DATABASE_FILES) {
            Path from = Path.of(go.database() + suffix);
            if (there(host.files(), from)) {
                copies.add(new Copy(from.toString(), target + suffix));
            }
        }
        return copies;
    }

    private static boolean there(FileView files, Path path) throws IOException {
        return !(files.status(path) instanceof FileStatus.Absent);
    }

    @Override
    public FormerAgent.Gone apply(Change intent, Host host, Progress progress)
            throws IOException, InterruptedException {
        if (intent.service() != null) {
            progress.say("Waiting for service '" + intent.service().name() + "' to stop");
            host.services().stop(intent.service().name(), STOP);
        }
        // the log may be gone with an orderly stop, and is in the database then
        for (Copy copy : intent.copies()) {
            if (there(host.files(), Path.of(copy.from()))) {
                copy(host.files(), copy);
            }
        }
        if (intent.service() != null) {
            host.services().remove(intent.service().name());
        }
        return new FormerAgent.Gone(GoEdgeCore.SERVICE);
    }

    private static void copy(HostFiles files, Copy copy) throws IOException, InterruptedException {
        files.write(Path.of(copy.to()), Access.PRIVATE, target -> {
            try (InputStream content = files.open(Path.of(copy.from()))) {
                content.transferTo(target);
            }
        });
    }

    @Override
    public void verify(FormerAgent.Gone receipt, HostView host, Progress progress)
            throws IOException, InterruptedException {
        if (go.service().isPresent()) {
            throw new IOException("service '" + receipt.service() + "' is still there");
        }
    }

    private static UndoResult takeBack(Recorded<Change, FormerAgent.Gone> recorded, Host host, ServiceRecords services)
            throws IOException, InterruptedException {
        Change change = recorded.intent();
        for (Copy copy : change.copies()) {
            host.files().delete(Path.of(copy.to()));
        }
        if (change.service() == null) {
            return new UndoResult.Undone("Removed the copy of another EdgeCore's database");
        }
        return putBack(change.service(), change.running(), host, services);
    }

    private static UndoResult putBack(ServiceRecord service, boolean running, Host host, ServiceRecords services)
            throws IOException, InterruptedException {
        String name = service.name();
        boolean gone = services.read(name).isEmpty();
        if (gone) {
            services.restore(service);
        }
        if (running) {
            host.services().start(name, STOP);
        }
        return new UndoResult.Undone("Put service '" + name + "' back" + (running ? " and started it" : ""));
    }
}
