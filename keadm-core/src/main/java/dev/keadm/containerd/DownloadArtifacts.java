package dev.keadm.containerd;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.Artifacts;
import dev.keadm.artifact.Transfer;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches the releases into the cache. */
public final class DownloadArtifacts implements ReturnableStep<DownloadArtifacts.Change, DownloadArtifacts.Done> {
    /**
     * @param before what the cache folder holds already, and keeps
     * @param folders missing ones up to the cache folder, outermost first
     * @param bundle the file that all is taken from; null when it is downloaded
     */
    @Json
    public record Change(
            String cache,
            List<String> titles,
            List<String> before,
            List<String> folders,
            @Nullable String bundle) implements Intent {
        @Override
        public String sentence() {
            String wanted = String.join(", ", titles);
            return bundle == null
                    ? "Download " + wanted + " and verify them"
                    : "Take " + wanted + " from " + bundle + " and verify them";
        }
    }

    /** @param digests {@code containerd 2.3.5 sha256:…} */
    @Json
    public record Done(List<String> digests) implements Receipt {}

    private static final WayBack<Change, Done> BACK =
            WayBack.of("download-artifacts", Change.class, Done.class, (recorded, host, _) -> takeBack(recorded, host));

    private final ContainerdSystem system;
    private final List<Artifact> wanted;
    private final Artifacts artifacts;
    private final Path cache;

    /** @param cache the folder of {@code artifacts} */
    DownloadArtifacts(ContainerdSystem system, List<Artifact> wanted, Artifacts artifacts, Path cache) {
        this.system = system;
        this.wanted = List.copyOf(wanted);
        this.artifacts = artifacts;
        this.cache = cache;
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public boolean timed() {
        return false;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        if (InstallContainerd.installed(system, host)) {
            return new Plan.AlreadyDone<>("containerd is installed", new Done(List.of()));
        }
        List<String> titles = new ArrayList<>();
        for (Artifact artifact : wanted) {
            if (!artifacts.isHere(artifact)) {
                titles.add(artifact.title());
            }
        }
        if (titles.isEmpty()) {
            return new Plan.AlreadyDone<>("The releases are in " + cache, new Done(List.of()));
        }
        List<String> before = host.files().status(cache) instanceof FileStatus.Folder
                ? host.files().list(cache).stream().map(Path::toString).toList()
                : List.of();
        return new Plan.Change<>(new Change(
                cache.toString(),
                titles,
                before,
                Folders.missing(host.files(), cache),
                artifacts.bundle().map(Path::toString).orElse(null)));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        List<String> digests = new ArrayList<>();
        for (Artifact artifact : wanted) {
            progress.say("Fetching " + artifact.title());
            try {
                digests.add(artifact.title() + " " + artifacts.fetch(artifact, transfer(artifact, progress)));
            } catch (ArtifactException e) {
                throw new StepException(String.valueOf(e.getMessage()), e.hint(), e);
            }
        }
        return new Done(digests);
    }

    private static Transfer transfer(Artifact artifact, Progress progress) {
        return new Transfer() {
            @Override
            public void bytes(long done, long total) {
                progress.bytes(done, total);
            }

            @Override
            public void retry(String reason) {
                progress.say("Fetching " + artifact.title() + " again: " + reason);
            }
        };
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        for (Artifact artifact : wanted) {
            artifacts.verified(artifact);
        }
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host) throws IOException {
        Change change = recorded.intent();
        Path cache = Path.of(change.cache());
        if (!(host.files().status(cache) instanceof FileStatus.Folder)) {
            return new UndoResult.NothingToUndo();
        }
        for (Path file : host.files().list(cache)) {
            // digests that were trusted once stay with a cache that stays
            boolean lock = file.endsWith(ArtifactLock.NAME) && !change.folders().contains(change.cache());
            if (!change.before().contains(file.toString()) && !lock) {
                host.files().delete(file);
            }
        }
        Folders.removeEmpty(host.files(), change.folders());
        return new UndoResult.Undone("Removed the downloads in " + cache);
    }
}
