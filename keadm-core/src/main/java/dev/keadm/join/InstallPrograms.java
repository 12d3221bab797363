package dev.keadm.join;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.Host;
import dev.keadm.host.HostFiles;
import dev.keadm.host.HostView;
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
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies the programs that run now into a folder of their version, so that the service depends on nobody's download. */
public final class InstallPrograms implements ReturnableStep<InstallPrograms.Change, InstallPrograms.Done> {
    /**
     * @param target the version's folder
     * @param made folders that are missing, outermost first
     * @param link the command's place; empty when no link is made there
     * @param taken whether that is because another program is there, which stays
     */
    @Json
    public record Change(String target, List<String> made, String link, boolean taken) implements Intent {
        @Override
        public String sentence() {
            String copy = "Copy the programs to " + target;
            if (taken) {
                return copy + ", leaving the keadm on the search path";
            }
            return link.isEmpty() ? copy : copy + " and link them as " + link;
        }
    }

    @Json
    public record Done(String target) implements Receipt {}

    private static final WayBack<Change, Done> BACK =
            WayBack.of("install-programs", Change.class, Done.class, InstallPrograms::takeBack);

    private final Distribution distribution;
    private final JoinPlatform platform;

    InstallPrograms(Distribution distribution, JoinPlatform platform) {
        this.distribution = distribution;
        this.platform = platform;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        Path target = ProgramsPath.of(host.layout(), distribution.version());
        if (complete(host.files(), target)) {
            return new Plan.AlreadyDone<>("The programs are in " + target, new Done(target.toString()));
        }
        if (!(host.files().status(target) instanceof FileStatus.Absent)) {
            return new Plan.Blocked<>(
                    target + " is there, but does not hold version " + distribution.version() + " as it is shipped",
                    "Move it away and run keadm join again.");
        }
        Optional<String> other = otherVersion(host);
        if (other.isPresent()) {
            return new Plan.Blocked<>(
                    "This machine runs version " + other.get() + ", and this is version " + distribution.version(),
                    "Run keadm reset, then join with this version: the node gets its pods again.");
        }
        List<String> made = new ArrayList<>(MissingFolders.above(host.files(), target));
        Optional<Path> link = platform.command(host.layout());
        if (link.isEmpty()) {
            return new Plan.Change<>(new Change(target.toString(), made, "", false));
        }
        MissingFolders.above(host.files(), link.get()).stream()
                .filter(path -> !made.contains(path))
                .forEach(made::add);
        boolean free = host.files().status(link.get()) instanceof FileStatus.Absent;
        return new Plan.Change<>(
                new Change(target.toString(), made, free ? link.get().toString() : "", !free));
    }

    /** That of the joined agent; two beside each other would leave the service with the old one. */
    private static Optional<String> otherVersion(HostView host) throws IOException {
        Path versions = host.layout().programs();
        boolean joined = JoinedAgent.read(host).isPresent();
        if (!joined || host.files().status(versions) instanceof FileStatus.Absent) {
            return Optional.empty();
        }
        return host.files().list(versions).stream()
                .map(path -> String.valueOf(path.getFileName()))
                .findFirst();
    }

    private boolean complete(FileView files, Path target) throws IOException {
        if (files.status(target) instanceof FileStatus.Absent) {
            return false;
        }
        for (Distribution.Entry entry : distribution.entries()) {
            if (!(files.status(target.resolve(entry.path())) instanceof FileStatus.RegularFile file
                    && file.size() == entry.size())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        Path target = Path.of(intent.target());
        List<Distribution.Entry> entries = distribution.entries();
        long total = entries.stream().mapToLong(Distribution.Entry::size).sum();
        long copied = 0;
        for (Distribution.Entry entry : entries) {
            copy(host.files(), entry, target.resolve(entry.path()));
            copied += entry.size();
            progress.bytes(copied, total);
        }
        if (!intent.link().isEmpty()) {
            Path link = Path.of(intent.link());
            host.files().createFolders(MissingFolders.of(link), Access.READABLE);
            host.files().link(link, target.resolve("bin/keadm"));
        }
        return new Done(intent.target());
    }

    private void copy(HostFiles files, Distribution.Entry entry, Path to) throws IOException, InterruptedException {
        files.createFolders(MissingFolders.of(to), Access.READABLE);
        Access access = entry.executable() ? Access.EXECUTABLE : Access.READABLE;
        files.write(to, access, entry.modified(), file -> {
            try (InputStream content = distribution.open(entry)) {
                content.transferTo(file);
            }
        });
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        if (!complete(host.files(), Path.of(receipt.target()))) {
            throw new IOException("the copy in " + receipt.target() + " is not whole");
        }
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException {
        Change change = recorded.intent();
        Path target = Path.of(change.target());
        if (!change.link().isEmpty()) {
            Path link = Path.of(change.link());
            if (host.files().status(link) instanceof FileStatus.Link(Path to) && to.startsWith(target)) {
                host.files().delete(link);
            }
        }
        host.files().deleteTree(target);
        MissingFolders.remove(host.files(), change.made());
        return new UndoResult.Undone("Removed the programs from " + target);
    }
}
