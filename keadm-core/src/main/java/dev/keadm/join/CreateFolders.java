package dev.keadm.join;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.host.Mounts;
import dev.keadm.identity.IdentityFile;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes the agent's folders. What the agent later puts into them goes at reset: a folder that was made goes with all that
 * is in it; of one of KubeEdge's own that was there, what was in it stays.
 */
public final class CreateFolders implements ReturnableStep<CreateFolders.Change, CreateFolders.Done> {
    /** The engine's own, in the data folder; it takes them away itself. */
    private static final Set<String> JOURNAL = Set.of("journal.jsonl", "keadm.lock");

    /**
     * @param made folders that were missing, outermost first
     * @param kept folders of KubeEdge's own that were there
     */
    @Json
    public record Change(List<String> made, List<Kept> kept) implements Intent {
        @Override
        public String sentence() {
            return made.isEmpty()
                    ? "Use the folders that are there"
                    : "Create folders " + String.join(", ", outermost());
        }

        private List<String> outermost() {
            return made.stream()
                    .filter(path -> made.stream().noneMatch(other -> inside(path, other)))
                    .toList();
        }

        private static boolean inside(String path, String folder) {
            return !path.equals(folder) && Path.of(path).startsWith(folder);
        }
    }

    /** @param entries the names that were in the folder */
    @Json
    public record Kept(String folder, List<String> entries) {}

    @Json
    public record Done(List<String> made) implements Receipt {}

    private final WayBack<Change, Done> wayBack;

    CreateFolders(Mounts mounts) {
        this.wayBack = back(mounts);
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        HostLayout layout = host.layout();
        List<String> missing = new ArrayList<>();
        for (Path folder : all(layout)) {
            addMissing(host.files(), folder, missing);
        }
        Path identity = layout.edgeCoreYaml().resolveSibling(IdentityFile.NAME);
        if (missing.isEmpty() && !(host.files().status(identity) instanceof FileStatus.Absent)) {
            return new Plan.AlreadyDone<>("The agent's folders are there");
        }
        List<Kept> kept = new ArrayList<>();
        for (Path folder : own(layout)) {
            if (!missing.contains(folder.toString())) {
                kept.add(new Kept(folder.toString(), names(host.files(), folder)));
            }
        }
        return new Plan.Change<>(new Change(missing, kept));
    }

    private static void addMissing(FileView files, Path folder, List<String> missing) throws IOException {
        List<Path> chain = new ArrayList<>();
        for (Path path = folder;
                path != null && files.status(path) instanceof FileStatus.Absent;
                path = path.getParent()) {
            chain.add(path);
        }
        chain.reversed().stream()
                .map(Path::toString)
                .filter(path -> !missing.contains(path))
                .forEach(missing::add);
    }

    private static List<String> names(FileView files, Path folder) throws IOException {
        return files.list(folder).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> !JOURNAL.contains(name))
                .toList();
    }

    /** Nobody but KubeEdge puts anything there. */
    private static List<Path> own(HostLayout layout) {
        return List.of(layout.config(), layout.data(), layout.logs());
    }

    private static List<Path> all(HostLayout layout) {
        return List.of(
                layout.config(),
                layout.edgeCoreYaml().getParent(),
                layout.caCertificate().getParent(),
                layout.certificate().getParent(),
                layout.data(),
                layout.logs(),
                layout.pods(),
                layout.podLogs());
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException {
        for (Path folder : all(host.layout())) {
            host.files().createFolders(folder, secret(host.layout(), folder) ? Access.PRIVATE : Access.READABLE);
        }
        return new Done(intent.made());
    }

    /** Where the data lies in the folder of the settings, all that is there is as secret. */
    private static boolean secret(HostLayout layout, Path folder) {
        return folder.equals(layout.certificate().getParent())
                || folder.equals(layout.data())
                || layout.data().startsWith(layout.config());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        for (Path folder : all(host.layout())) {
            if (!(host.files().status(folder) instanceof FileStatus.Folder)) {
                throw new IOException(folder + " is no folder");
            }
        }
    }

    static WayBack<Change, Done> back(Mounts mounts) {
        return WayBack.of(
                "create-folders", Change.class, Done.class, (recorded, host, _) -> takeBack(recorded, mounts, host));
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Mounts mounts, Host host) throws IOException {
        Change change = recorded.intent();
        for (String folder : change.made()) {
            // a kubelet mounts its own folder over itself, so that pods' mounts can be passed on
            mounts.unmountAll(Path.of(folder));
            host.files().deleteTree(Path.of(folder));
        }
        for (Kept kept : change.kept()) {
            empty(host, kept);
        }
        return change.made().isEmpty()
                ? new UndoResult.NothingToUndo()
                : new UndoResult.Undone("Removed folders " + String.join(", ", change.outermost()));
    }

    private static void empty(Host host, Kept kept) throws IOException {
        Path folder = Path.of(kept.folder());
        if (host.files().status(folder) instanceof FileStatus.Absent) {
            return;
        }
        for (Path path : host.files().list(folder)) {
            String name = path.getFileName().toString();
            if (!kept.entries().contains(name) && !JOURNAL.contains(name)) {
                host.files().deleteTree(path);
            }
        }
    }
}
