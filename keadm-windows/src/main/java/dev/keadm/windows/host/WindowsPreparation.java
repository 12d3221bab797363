package dev.keadm.windows.host;

import dev.keadm.host.Host;
import dev.keadm.join.JoinTarget;
import dev.keadm.join.Restarts;
import dev.keadm.request.JoinRequest;
import dev.keadm.runtime.Runtimes;
import dev.keadm.windows.host.features.EnableFeatures;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.features.ForeignRuntime;
import dev.keadm.windows.host.reboot.AutomaticRestarts;
import dev.keadm.windows.host.reboot.GoOnAfterRestart;
import dev.keadm.windows.host.reboot.PendingRestart;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What join looks at and changes in Windows itself: its features, and the restarts that they take. */
public record WindowsPreparation(Host host, Runtimes runtimes, WindowsTools tools, Clock clock) {
    /** The check whose error, when the user demotes it, no longer keeps features from being enabled. */
    static final String PENDING = "pending-restart";

    List<Step<?, ?>> system(JoinTarget target) {
        JoinRequest.Machine machine = target.request().machine();
        EnableFeatures enable = new EnableFeatures(
                tools.features(),
                FeatureWish.of(
                        machine.hyperV(),
                        machine.featureSource(),
                        target.request().demoted().contains(PENDING)),
                new ForeignRuntime(runtimes, target),
                new PendingRestart(tools.registry()));
        List<Step<?, ?>> steps = new ArrayList<>();
        steps.add(searchPath());
        if (machine.reboot().automatic()) {
            steps.add(new GoOnAfterRestart(tools.tasks(), machine.reboot(), enable));
        }
        steps.add(enable);
        return steps;
    }

    List<Reversal<?, ?>> reversals() {
        return List.of(searchPath(), GoOnAfterRestart.back(tools.tasks()), EnableFeatures.back(tools.features()));
    }

    private AddToSearchPath searchPath() {
        return new AddToSearchPath(tools.registry(), tools.environmentChanged());
    }

    Restarts restarts() {
        return new AutomaticRestarts(
                tools.tasks(), tools.restart(), host.files(), host.layout().data(), clock);
    }
}
