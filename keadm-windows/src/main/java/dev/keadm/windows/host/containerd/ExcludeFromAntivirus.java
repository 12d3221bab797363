package dev.keadm.windows.host.containerd;

import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceStatus;
import dev.keadm.windows.host.containerd.AntivirusExclusions.Kind;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Lets Microsoft Defender leave containerd alone, when the user asked for it: a scan at each file of an image makes
 * unpacking many times slower and breaks it by sharing violations (Windows-Containers#92, containerd#4989). That the
 * machine does not allow it is a warning.
 */
public final class ExcludeFromAntivirus
        implements ReturnableStep<ExcludeFromAntivirus.Change, ExcludeFromAntivirus.Done> {
    @Json
    public record Exclusion(Kind kind, String path) {}

    /** @param exclusions those that are not there yet */
    @Json
    public record Change(List<Exclusion> exclusions, AntivirusExclusions.Before before) implements Intent {
        @Override
        public String sentence() {
            return "Let Microsoft Defender leave alone "
                    + String.join(", ", exclusions.stream().map(Exclusion::path).toList());
        }
    }

    @Json
    public record Done(List<Exclusion> exclusions) implements Receipt {}

    private static final String DEFENDER = "windefend";

    private final WayBack<Change, Done> wayBack;
    private final AntivirusExclusions antivirus;
    private final WindowsContainerd containerd;

    ExcludeFromAntivirus(AntivirusExclusions antivirus, WindowsContainerd containerd) {
        this.wayBack = back(antivirus);
        this.antivirus = antivirus;
        this.containerd = containerd;
    }

    static WayBack<Change, Done> back(AntivirusExclusions antivirus) {
        return WayBack.of(
                "exclude-from-antivirus",
                Change.class,
                Done.class,
                (recorded, _, _) -> takeBack(recorded.intent(), antivirus));
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        if (!(host.services().status(DEFENDER) instanceof ServiceStatus.Running)) {
            return new Plan.AlreadyDone<>("Microsoft Defender does not run");
        }
        List<Exclusion> missing = new ArrayList<>();
        for (Exclusion exclusion : wanted(host.layout())) {
            if (!antivirus.excluded(exclusion.kind(), exclusion.path())) {
                missing.add(exclusion);
            }
        }
        return missing.isEmpty()
                ? new Plan.AlreadyDone<>("Microsoft Defender leaves containerd alone")
                : new Plan.Change<>(new Change(missing, antivirus.before()));
    }

    private List<Exclusion> wanted(HostLayout layout) {
        return List.of(
                new Exclusion(
                        Kind.FOLDER,
                        Objects.requireNonNull(layout.runtime().data().getParent())
                                .toString()),
                new Exclusion(Kind.PROGRAM, containerd.containerd(layout).toString()),
                new Exclusion(Kind.PROGRAM, containerd.shim(layout).toString()));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) {
        List<Exclusion> done = new ArrayList<>();
        for (Exclusion exclusion : intent.exclusions()) {
            try {
                antivirus.exclude(exclusion.kind(), exclusion.path());
                done.add(exclusion);
            } catch (IOException e) {
                progress.warn("antivirus-exclusion: this machine does not let keadm exclude " + exclusion.path()
                        + " from Microsoft Defender: " + e.getMessage());
            }
        }
        return new Done(done);
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        for (Exclusion exclusion : receipt.exclusions()) {
            if (!antivirus.excluded(exclusion.kind(), exclusion.path())) {
                progress.warn("antivirus-exclusion: " + exclusion.path()
                        + " is not excluded any more a moment after keadm did it; something on this machine guards"
                        + " Microsoft Defender's policy");
            }
        }
    }

    private static UndoResult takeBack(Change change, AntivirusExclusions antivirus) throws IOException {
        List<String> removed = new ArrayList<>();
        for (Exclusion exclusion : change.exclusions()) {
            if (antivirus.excluded(exclusion.kind(), exclusion.path())) {
                removed.add(exclusion.path());
            }
            antivirus.include(exclusion.kind(), exclusion.path());
        }
        antivirus.restore(change.before());
        return removed.isEmpty()
                ? new UndoResult.NothingToUndo()
                : new UndoResult.Undone("Let Microsoft Defender look at " + String.join(", ", removed) + " again");
    }
}
