package dev.keadm.request;

import java.util.Locale;

/** Who makes the cgroups of pods; the container runtime must be set to the same. */
public enum CgroupDriver {
    CGROUPFS,
    SYSTEMD;

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for another word */
    public static CgroupDriver parse(String text) {
        return switch (text) {
            case "cgroupfs" -> CGROUPFS;
            case "systemd" -> SYSTEMD;
            default ->
                throw Refusal.of(
                        "--cgroupdriver",
                        text,
                        "the drivers are cgroupfs and systemd",
                        "Take the one that the container runtime is set to; left out, keadm asks the runtime.");
        };
    }

    /** As {@code edgecore.yaml} has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
