package dev.keadm.containerd;

import dev.keadm.host.Access;
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
import java.util.List;

/** Writes containerd's configuration for the containerd that is installed, and lets that one read it. */
public final class WriteContainerdConfig
        implements ReturnableStep<WriteContainerdConfig.Change, WriteContainerdConfig.Done> {
    /** @param folders missing ones, outermost first */
    @Json
    public record Change(String path, List<String> folders) implements Intent {
        @Override
        public String sentence() {
            return "Write containerd's configuration " + path;
        }
    }

    @Json
    public record Done(String path) implements Receipt {}

    private static final WayBack<Change, Done> BACK = WayBack.of(
            "write-containerd-config", Change.class, Done.class, (recorded, host, _) -> takeBack(recorded, host));

    private final ContainerdSystem system;
    private final ContainerdSettings settings;
    private final ContainerdProgram program;

    WriteContainerdConfig(ContainerdSystem system, ContainerdSettings settings, ContainerdProgram program) {
        this.system = system;
        this.settings = settings;
        this.program = program;
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws StepException, IOException, InterruptedException {
        ContainerdPlaces places = new ContainerdPlaces(host.layout());
        if (Folders.absent(host.files(), system.containerd(host.layout()))) {
            return new Plan.Later<>("Write containerd's configuration, once containerd is installed");
        }
        String text = text(host.layout());
        for (Path path : List.of(places.config(), places.configBeside())) {
            if (Folders.holds(host.files(), path, text)) {
                return new Plan.AlreadyDone<>(path + " is as it should be", new Done(path.toString()));
            }
            if (Folders.absent(host.files(), path)) {
                List<String> folders = Folders.missing(host.files(), Folders.of(path));
                return new Plan.Change<>(new Change(path.toString(), folders));
            }
        }
        return new Plan.Blocked<>(
                places.config() + " and " + places.configBeside() + " are there already and say something else",
                "Remove " + places.configBeside() + ", which an earlier keadm left behind.");
    }

    private String text(HostLayout layout) throws StepException, IOException, InterruptedException {
        Path containerd = system.containerd(layout);
        String version = program.version(containerd);
        ContainerdLine line = ContainerdLine.of(version)
                .orElseThrow(() -> new StepException(
                        containerd + " is '" + version + "', whose configuration keadm does not know",
                        "Use a release of containerd 2, or of 1.6 and 1.7."));
        return system.config(line, layout, settings);
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        Path path = Path.of(intent.path());
        host.files().createFolders(Folders.of(path), Access.READABLE);
        host.files().write(path, Access.READABLE, text(host.layout()));
        return new Done(intent.path());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        program.check(system.containerd(host.layout()), Path.of(receipt.path()));
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host) throws IOException {
        Change change = recorded.intent();
        return Folders.takeBack(host.files(), change.path(), change.folders());
    }
}
