package dev.keadm.containerd;

import dev.keadm.artifact.Archive;
import dev.keadm.artifact.ArchiveEntry;
import dev.keadm.artifact.ArchiveLimits;
import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.Artifacts;
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
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts containerd and the programs around it where they belong. */
public final class InstallContainerd implements ReturnableStep<InstallContainerd.Change, InstallContainerd.Done> {
    /**
     * @param files that are not there, and will be
     * @param folders missing ones, outermost first
     */
    @Json
    public record Change(List<String> files, List<String> folders) implements Intent {
        @Override
        public String sentence() {
            return "Install containerd and the programs around it, " + files.size() + " files";
        }
    }

    @Json
    public record Done(List<String> files) implements Receipt {}

    private static final WayBack<Change, Done> BACK =
            WayBack.of("install-containerd", Change.class, Done.class, (recorded, host, _) -> takeBack(recorded, host));

    private final ContainerdSystem system;
    private final List<Artifact> wanted;
    private final Artifacts artifacts;

    InstallContainerd(ContainerdSystem system, List<Artifact> wanted, Artifacts artifacts) {
        this.system = system;
        this.wanted = List.copyOf(wanted);
        this.artifacts = artifacts;
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    /** Whether all that is needed to run pods is at its place. */
    static boolean installed(ContainerdSystem system, HostView host) throws IOException {
        for (Path program : system.needed(host.layout())) {
            if (Folders.absent(host.files(), program)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        if (installed(system, host)) {
            return new Plan.AlreadyDone<>(system.contents() + " are installed", new Done(List.of()));
        }
        Optional<Path> taken = taken(host);
        if (taken.isPresent()) {
            return new Plan.Blocked<>(
                    taken.get() + " is there already, and is not of this containerd's release",
                    "Start the containerd that it belongs to and name it with --remote-runtime-endpoint, or"
                            + " remove the file.");
        }
        for (Artifact artifact : wanted) {
            if (!artifacts.isHere(artifact)) {
                return new Plan.Later<>("Install " + system.contents() + ", once they are downloaded");
            }
        }
        return new Plan.Change<>(change(host));
    }

    /** A program of the same name would be mixed with ours. CNI plugins are apart: they fit any runtime. */
    private Optional<Path> taken(HostView host) throws IOException {
        for (Path program : system.ofOneRelease(host.layout())) {
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
                Optional<Path> target = target(artifact, entry, host.layout());
                if (target.isPresent() && Folders.absent(host.files(), target.get())) {
                    files.add(target.get().toString());
                }
            });
        }
        List<String> folders = new ArrayList<>(Folders.missing(host.files(), runtime.programs()));
        folders.addAll(Folders.missing(host.files(), runtime.cniPrograms()));
        return new Change(files, folders.stream().distinct().toList());
    }

    private Optional<Path> target(Artifact artifact, ArchiveEntry entry, HostLayout layout) {
        return entry instanceof ArchiveEntry.RegularFile file
                ? system.target(artifact, file, layout)
                : Optional.empty();
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
                    Optional<Path> target = target(artifact, entry, host.layout());
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
        for (Path program : system.needed(host.layout())) {
            if (Folders.absent(host.files(), program)) {
                throw new StepException(
                        "The releases lack a program that pods need: " + program.getFileName(),
                        "Check that the mirror has the releases' own archives.");
            }
        }
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
                ? new UndoResult.Undone("Removed containerd and the programs around it")
                : new UndoResult.NothingToUndo();
    }
}
