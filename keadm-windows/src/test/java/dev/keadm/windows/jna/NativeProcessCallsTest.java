package dev.keadm.windows.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import dev.keadm.windows.jna.ProcessCalls.OpenProcess;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Windows is told; that processes end is for the tests on Windows. */
class NativeProcessCallsTest {
    private static final int RUNS = 258;

    private final RecordingApi api = new RecordingApi()
            .answering("OpenProcess", NativeProcessCallsTest::handle)
            .answering("WaitForSingleObject", _ -> RUNS);
    private final ProcessCalls processes = new NativeProcessCalls(() -> api.as(ProcessApi.class));

    private static Pointer handle(@Nullable Object[] arguments) {
        return Pointer.createConstant(Objects.requireNonNull(arguments[0]).equals(1) ? 43L : 42L);
    }

    /** As a scanner that defends itself, or the process of a service that Windows protects. */
    @Test
    void shouldWaitForAProcessThatNobodyMayEnd() throws Exception {
        api.answering(
                "OpenProcess",
                arguments -> Objects.requireNonNull(arguments[0]).equals(0x0010_0000) ? handle(arguments) : none());

        try (OpenProcess process = processes.open(7).orElseThrow()) {
            assertThat(process.ended()).isFalse();
            assertThatThrownBy(process::terminate).hasMessageStartingWith("OpenProcess on 'process 7' failed");
        }

        assertThat(api.calls)
                .containsExactly(
                        "OpenProcess(0x00100000, false, 7)",
                        "WaitForSingleObject(@42, 0)",
                        "OpenProcess(1, false, 7)",
                        "WaitForSingleObject(@42, 0)",
                        "CloseHandle(@42)");
    }

    @Test
    void shouldEndAProcessAndKeepNothingOpen() throws Exception {
        try (OpenProcess process = processes.open(7).orElseThrow()) {
            process.terminate();
        }

        assertThat(api.calls)
                .endsWith(
                        "OpenProcess(1, false, 7)", "TerminateProcess(@43, 1)", "CloseHandle(@43)", "CloseHandle(@42)");
    }

    @Test
    void shouldNotMindThatItEndedMeanwhile() throws Exception {
        try (OpenProcess process = processes.open(7).orElseThrow()) {
            api.answering("TerminateProcess", _ -> false).answering("WaitForSingleObject", _ -> 0);

            process.terminate();
        }

        assertThat(api.calls).endsWith("CloseHandle(@42)");
    }

    @SuppressWarnings("NullAway") // what the function really returns then
    private static Pointer none() {
        return null;
    }
}
