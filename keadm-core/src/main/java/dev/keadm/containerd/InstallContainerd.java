package dev.keadm.containerd;

import dev.keadm.artifact.Archive;
import dev.keadm.artifact.ArchiveEntry;
import dev.keadm.artifact.ArchiveLimits;
import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.Artifacts;
import dev.keadm.artifact.Releases;
import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts containerd, its shim, ctr, runc, crictl and the CNI plugins where they belong. */
public final class InstallContainerd implements Step<InstallContainerd.Change, InstallContainerd.Done> {
    /**
     * @param files that are not there, and will be
     * @param folders missing ones, outermost first
     */
    @Json
    public record Change(List<String> files, List<String> folders) implements Intent {
        @Override
        public String sentence() {
            return "Install containerd, runc, CNI plugins and crictl, " + files.size() + " files";
        }
    }

    @Json
    public record Done(List<String> files) implements Receipt {}

    private static final Set<String> CONTAINERD = Set.of("containerd", "containerd-shim-runc-v2", "ctr");
    private static final Set<String> NO_PLUGINS = Set.of("LICENSE", "README.md");

    private static final WayBack<Change, Done> BACK =
            WayBack.of("install-containerd", Change.class, Done.class, InstallContainerd::takeBack);

    private final List<Artifact> wanted;
    private final Artifacts artifacts;

    InstallContainerd(List<Artifact> wanted, Artifacts artifacts) {
        this.wanted = List.copyOf(wanted);
        this.artifacts = artifacts;
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    /** Whether all that is needed to run pods is at its place. */
    static boolean installed(HostView host) throws IOException {
        HostLayout.RuntimeLayout runtime = host.layout().runtime();
        List<Path> needed = List.of(
                runtime.programs().resolve("containerd"),
                runtime.programs().resolve("containerd-shim-runc-v2"),
                runtime.programs().resolve("runc"),
                runtime.programs().resolve("crictl"),
                runtime.cniPrograms().resolve("bridge"),
                runtime.cniPrograms().resolve("host-local"),
                runtime.cniPrograms().resolve("loopback"),
                runtime.cniPrograms().resolve("portmap"));
        for (Path program : needed) {
            if (Folders.absent(host.files(), program)) {
                return false;
            }
        }
        return true;
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
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        if (installed(host)) {
            return new Plan.AlreadyDone<>(
                    "containerd, runc, CNI plugins and crictl are installed", new Done(List.of()));
        }
        Optional<Path> taken = taken(host);
        if (taken.isPresent()) {
            return new Plan.Blocked<>(
                    taken.get() + " is there already, and is not of this containerd's release",
                    "Start the containerd that it belongs to and name its socket with --remote-runtime-endpoint, or"
                            + " remove the file.");
        }
        for (Artifact artifact : wanted) {
            if (!artifacts.isHere(artifact)) {
                return new Plan.Later<>("Install containerd, runc, CNI plugins and crictl, once they are downloaded");
            }
        }
        return new Plan.Change<>(change(host));
    }

    /** A program of the same name would be mixed with ours. CNI plugins are apart: they fit any runtime. */
    private static Optional<Path> taken(HostView host) throws IOException {
        for (String name : List.of("containerd", "containerd-shim-runc-v2", "ctr", "runc")) {
            Path program = host.layout().runtime().programs().resolve(name);
            if (!Folders.absent(host.files(), program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private Change change(HostView host) throws IOException, InterruptedException {
        HostLayout.RuntimeLayout runtime = host.layout().runtime();
        List<String> files = new ArrayList<>();
        for (Artifact artifact : wanted) {
            Archive.read(artifacts.verified(artifact), ArchiveLimits.ORDINARY, (entry, _) -> {
                Optional<Path> target = target(artifact, entry, runtime);
                if (target.isPresent() && Folders.absent(host.files(), target.get())) {
                    files.add(target.get().toString());
                }
            });
        }
        List<String> folders = new ArrayList<>(Folders.missing(host.files(), runtime.programs()));
        folders.addAll(Folders.missing(host.files(), runtime.cniPrograms()));
        return new Change(files, folders.stream().distinct().toList());
    }

    /** Where an archive's entry goes; empty for what is not installed. */
    private static Optional<Path> target(Artifact artifact, ArchiveEntry entry, HostLayout.RuntimeLayout runtime) {
        if (!(entry instanceof ArchiveEntry.RegularFile file)) {
            return Optional.empty();
        }
        String name = file.fileName();
        return switch (artifact.name()) {
            case Releases.CONTAINERD ->
                file.path().equals("bin/" + name) && CONTAINERD.contains(name)
                        ? Optional.of(runtime.programs().resolve(name))
                        : Optional.empty();
            case Releases.RUNC -> Optional.of(runtime.programs().resolve("runc"));
            case Releases.CRICTL ->
                name.equals("crictl") ? Optional.of(runtime.programs().resolve(name)) : Optional.empty();
            case Releases.CNI_PLUGINS ->
                file.executable() && file.path().equals(name) && !NO_PLUGINS.contains(name)
                        ? Optional.of(runtime.cniPrograms().resolve(name))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        HostLayout.RuntimeLayout runtime = host.layout().runtime();
        host.files().createFolders(runtime.programs(), Access.EXECUTABLE);
        host.files().createFolders(runtime.cniPrograms(), Access.EXECUTABLE);
        Map<String, Path> done = new LinkedHashMap<>();
        for (Artifact artifact : wanted) {
            progress.say("Installing " + artifact.title());
            try {
                Archive.read(artifacts.verified(artifact), ArchiveLimits.ORDINARY, (entry, content) -> {
                    Optional<Path> target = target(artifact, entry, runtime);
                    if (target.isPresent()
                            && intent.files().contains(target.get().toString())) {
                        host.files().write(target.get(), Access.EXECUTABLE, content::transferTo);
                        done.put(target.get().toString(), target.get());
                    }
                });
            } catch (ArtifactException e) {
                throw new StepException(String.valueOf(e.getMessage()), e.hint(), e);
            }
        }
        return new Done(List.copyOf(done.keySet()));
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws StepException, IOException {
        if (!installed(host)) {
            throw new StepException(
                    "The releases lack a program that pods need: containerd, containerd-shim-runc-v2, runc, crictl, or the"
                            + " CNI plugins bridge, host-local, loopback and portmap",
                    "Check that the mirror has the releases' own archives.");
        }
    }

    @Override
    public UndoResult undo(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException, InterruptedException {
        return BACK.undo(recorded, host, progress);
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host) throws IOException {
        FileView files = host.files();
        boolean any = false;
        for (String file : recorded.intent().files()) {
            any |= files.status(Path.of(file)) instanceof FileStatus.RegularFile;
            host.files().delete(Path.of(file));
        }
        Folders.removeEmpty(host.files(), recorded.intent().folders());
        return any
                ? new UndoResult.Undone("Removed containerd, runc, CNI plugins and crictl")
                : new UndoResult.NothingToUndo();
    }
}
