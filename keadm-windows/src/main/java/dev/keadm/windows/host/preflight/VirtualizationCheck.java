package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.host.features.FeatureState;
import dev.keadm.windows.host.features.FeatureView;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.features.ReadyRuntime;
import dev.keadm.windows.system.SystemView;
import dev.keadm.windows.system.Virtualization;
import java.io.IOException;
import java.util.List;

/**
 * Whether a Hyper-V that join enables could run: without virtualization its containers fail with 0xC0351000 ("No hypervisor
 * is present"). Once Hyper-V is on, Windows runs on top of it and does not see what lies below, so only a machine that is
 * yet to get it is looked at. Virtualization-based security runs the same hypervisor without that feature: what Windows does
 * not see may still be there, hence a warning.
 *
 * @see <a href="https://github.com/moby/moby/issues/27198">the error that containers get</a>
 */
record VirtualizationCheck(SystemView system, FeatureView features, FeatureWish wish, ReadyRuntime runtime)
        implements Check {
    @Override
    public String id() {
        return "virtualization";
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        if (!wish.hyperV() || runtime.ready() || !toCome(features.state(FeatureWish.HYPER_V))) {
            return List.of();
        }
        Virtualization virtualization = system.virtualization();
        return List.of(
                virtualization.complete()
                        ? Finding.ok(id(), "Firmware and processor have what Hyper-V needs.")
                        : Finding.warning(
                                id(),
                                "Windows sees " + missing(virtualization)
                                        + ", so Hyper-V may not run, nor the pods that it is to keep apart.",
                                "Enable virtualization in the firmware, for a virtual machine nested virtualization on"
                                        + " its host, or leave --isolation hyperv out. Where virtualization-based"
                                        + " security runs already, nothing is missing."));
    }

    private static boolean toCome(FeatureState state) {
        return state == FeatureState.DISABLED || state == FeatureState.ENABLE_PENDING;
    }

    private static String missing(Virtualization virtualization) {
        String firmware = "no virtualization enabled in the firmware";
        String translation = "no second-level address translation in the processor";
        if (virtualization.firmware()) {
            return translation;
        }
        return virtualization.addressTranslation() ? firmware : firmware + " and " + translation;
    }
}
