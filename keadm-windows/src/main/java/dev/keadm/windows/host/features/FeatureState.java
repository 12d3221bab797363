package dev.keadm.windows.host.features;

/** How an optional feature of Windows stands. */
public enum FeatureState {
    /** This Windows has no feature of that name, as Home has no Hyper-V. */
    ABSENT,
    DISABLED,
    ENABLED,
    /** Enabled, which counts from the next start of the machine. */
    ENABLE_PENDING,
    /** Disabled, which counts from the next start of the machine. */
    DISABLE_PENDING
}
