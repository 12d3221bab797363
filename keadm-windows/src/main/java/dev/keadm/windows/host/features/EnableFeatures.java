package dev.keadm.windows.host.features;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.windows.host.reboot.PendingRestart;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Enables the optional features that containers need. A feature that counts is not disabled again: that would take another
 * restart, and by then others may use it; the user is told. One that still waits for its restart is disabled again.
 */
public final class EnableFeatures implements ReturnableStep<EnableFeatures.Change, EnableFeatures.Done> {
    /** @param features those that were off */
    @Json
    public record Change(List<String> features, String source) implements Intent {
        @Override
        public String sentence() {
            return "Enable " + named(features) + (source.isEmpty() ? "" : " from " + source)
                    + ", for which Windows may have to restart";
        }
    }

    /** @param restart whether they count only after a restart of the machine */
    @Json
    public record Done(List<String> features, boolean restart) implements Receipt {}

    private final WayBack<Change, Done> wayBack;
    private final WindowsFeatures features;
    private final FeatureWish wish;
    private final ReadyRuntime runtime;
    private final PendingRestart pending;

    public EnableFeatures(WindowsFeatures features, FeatureWish wish, ReadyRuntime runtime, PendingRestart pending) {
        this.wayBack = back(features);
        this.features = features;
        this.wish = wish;
        this.runtime = runtime;
        this.pending = pending;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        if (runtime.ready()) {
            return new Plan.AlreadyDone<>(
                    "The container runtime that is there is ready; what it needs of Windows is its own affair");
        }
        List<String> off = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (String name : wish.names()) {
            switch (features.state(name)) {
                case ENABLED -> {}
                case DISABLED -> off.add(name);
                case ENABLE_PENDING, DISABLE_PENDING -> waiting.add(name);
                case ABSENT -> {
                    return new Plan.Blocked<>(
                            "This edition of Windows has no feature '" + name + "'",
                            "Take Windows Server, or Windows 11 Pro or Enterprise.");
                }
            }
        }
        if (!waiting.isEmpty()) {
            return new Plan.Reboot<>(named(waiting) + " wait" + (waiting.size() == 1 ? "s" : "") + " for a restart");
        }
        if (off.isEmpty()) {
            return new Plan.AlreadyDone<>(named(wish.names()) + (wish.names().size() == 1 ? " is on" : " are on"));
        }
        Optional<String> first = wish.inSpite() ? Optional.empty() : pending.servicing();
        return first.isPresent()
                ? new Plan.Reboot<>(
                        "Windows waits for a restart (" + first.get() + "), before which no feature can be enabled")
                : new Plan.Change<>(
                        new Change(off, wish.source().map(Object::toString).orElse("")));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        boolean restart = false;
        for (String name : intent.features()) {
            progress.say("Enabling Windows feature '" + name + "', which can take minutes");
            restart |= enable(name);
        }
        return new Done(intent.features(), restart);
    }

    private boolean enable(String name) throws StepException, IOException, InterruptedException {
        try {
            return features.enable(name, wish.source());
        } catch (WindowsException e) {
            throw new StepException("Cannot enable Windows feature '" + name + "': " + e.getMessage(), hint(e), e);
        }
    }

    private static String hint(WindowsException failure) {
        return switch (failure.code()) {
            case 0x800F081F, 0x800F0907 ->
                "Name the folder that has them with --feature-source, on a Windows medium 'sources\\sxs', or let the"
                        + " machine reach Windows Update.";
            case 0x800F0922 ->
                "Restart the machine and run keadm join again; C:\\Windows\\Logs\\CBS\\CBS.log says more.";
            default -> "C:\\Windows\\Logs\\DISM\\dism.log says more.";
        };
    }

    @Override
    public Optional<String> reboot(Done receipt) {
        return receipt.restart()
                ? Optional.of(named(receipt.features()) + (receipt.features().size() == 1 ? " is" : " are")
                        + " on only after a restart")
                : Optional.empty();
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        for (String name : receipt.features()) {
            FeatureState state = features.state(name);
            if (state != FeatureState.ENABLED) {
                throw new IOException("Windows feature '" + name + "' was enabled, but is " + state);
            }
        }
    }

    /** Windows cannot be hurried, nor cut short. */
    @Override
    public boolean timed() {
        return false;
    }

    public static WayBack<Change, Done> back(WindowsFeatures features) {
        return WayBack.of("enable-features", Change.class, Done.class, new DisableFeatures(features));
    }

    static String named(List<String> features) {
        return features.size() == 1
                ? "Windows feature '" + features.getFirst() + "'"
                : "Windows features '" + String.join("' and '", features) + "'";
    }
}
