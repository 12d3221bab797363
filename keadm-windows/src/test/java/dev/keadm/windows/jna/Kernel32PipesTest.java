package dev.keadm.windows.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What Windows is told, and that nothing stays open; that bytes get through is for the tests on Windows. */
class Kernel32PipesTest {
    private static final String PATH = "\\\\.\\pipe\\p";

    private final AtomicLong events = new AtomicLong(100);
    private final RecordingApi api = new RecordingApi()
            .answering("CreateFileW", arguments -> Pointer.createConstant(42L))
            .answering("CreateEventW", arguments -> Pointer.createConstant(events.incrementAndGet()));
    private final NamedPipes pipes = new Kernel32Pipes(api.as(FileApi.class));

    @Test
    void shouldNotLetTheServerActInOurName() throws Exception {
        pipes.open(PATH).close();

        // GENERIC_READ and GENERIC_WRITE, not shared, OPEN_EXISTING,
        // FILE_FLAG_OVERLAPPED and SECURITY_SQOS_PRESENT with SECURITY_ANONYMOUS, which is 0
        assertThat(api.calls)
                .first()
                .isEqualTo("CreateFileW('" + PATH + "', 0xC0000000, 0, null, 3, 0x40100000, null)");
    }

    @Test
    void shouldCloseEachHandleOnce() throws Exception {
        PipeConnection pipe = pipes.open(PATH);

        pipe.close();
        pipe.close();

        assertThat(api.calls)
                .filteredOn(call -> call.startsWith("CloseHandle"))
                .containsExactlyInAnyOrder(
                        "CloseHandle(@42)", "CloseHandle(@101)", "CloseHandle(@102)", "CloseHandle(@103)");
        assertThat(api.calls.indexOf("SetEvent(@101)")).isBetween(1, api.calls.indexOf("CloseHandle(@102)"));
    }

    @Test
    void shouldNameTheProcessThatMadeThePipe() throws Exception {
        int[] server = {0};
        api.answering("GetNamedPipeServerProcessId", arguments -> {
            if (arguments[1] instanceof IntByReference pid) {
                pid.setValue(server[0]);
            }
            return true;
        });
        try (PipeConnection pipe = pipes.open(PATH)) {
            assertThat(pipe.server()).isEmpty();

            server[0] = 0xFFFF_FFF0;
            assertThat(pipe.server()).hasValue(0xFFFF_FFF0L);
        }
    }

    @Test
    void shouldKeepNothingOpenWhenEventsRunOut() {
        api.answering(
                "CreateEventW",
                arguments -> events.incrementAndGet() < 103 ? Pointer.createConstant(events.get()) : none());

        assertThatThrownBy(() -> pipes.open(PATH)).hasMessageContaining("CreateEventW on '" + PATH + "'");

        assertThat(api.calls)
                .filteredOn(call -> call.startsWith("CloseHandle"))
                .containsExactlyInAnyOrder("CloseHandle(@42)", "CloseHandle(@101)", "CloseHandle(@102)");
    }

    @SuppressWarnings("NullAway") // what the function really returns then
    private static Pointer none() {
        return null;
    }

    @Test
    void shouldWaitNoLongerThanItIsTold() throws Exception {
        pipes.await(PATH, Duration.ofSeconds(5));

        assertThat(api.calls).containsExactly("WaitNamedPipeW('" + PATH + "', 5000)");
    }
}
