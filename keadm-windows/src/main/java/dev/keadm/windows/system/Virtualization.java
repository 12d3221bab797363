package dev.keadm.windows.system;

/**
 * What a hypervisor needs, as far as Windows sees it. Below a hypervisor that runs already, be it Hyper-V's own, it sees
 * neither.
 *
 * @param firmware it is enabled in the firmware, and Windows may use it
 * @param addressTranslation the processor translates the addresses of a guest by itself
 */
public record Virtualization(boolean firmware, boolean addressTranslation) {
    public boolean complete() {
        return firmware && addressTranslation;
    }
}
