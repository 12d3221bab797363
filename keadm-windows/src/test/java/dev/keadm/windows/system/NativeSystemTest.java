package dev.keadm.windows.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.jna.SystemCalls;
import dev.keadm.wine.OnWindows;
import org.junit.jupiter.api.Test;

@OnWindows
final class NativeSystemTest extends SystemViewContract {
    /** PF_PAE_ENABLED, which every x64 processor has, and PF_ARM_VFP_32_REGISTERS_AVAILABLE, which none has. */
    @Test
    void shouldTellWhatTheProcessorHasFromWhatItHasNot() {
        assertThat(SystemCalls.processorHas(9)).isTrue();
        assertThat(SystemCalls.processorHas(18)).isFalse();
    }

    @Override
    protected SystemView system() {
        return new NativeSystem();
    }
}
