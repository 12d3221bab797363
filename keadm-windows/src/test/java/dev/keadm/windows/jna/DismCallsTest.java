package dev.keadm.windows.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked of DISM, in which order, and how its packed answer is read. */
class DismCallsTest {
    private final RecordingDism dism = new RecordingDism();

    @Test
    void shouldReadAStructureWithoutGapsBetweenItsFields() throws WindowsException {
        try (DismCalls calls = DismCalls.open(dism)) {
            assertThat(calls.feature("Containers")).isEqualTo(new DismCalls.Feature(5, 2));
        }
        assertThat(dism.calls)
                .containsExactly(
                        "initialize",
                        "open DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}",
                        "info 7 Containers",
                        "delete",
                        "close 7",
                        "shutdown");
    }

    @Test
    void shouldTellARestartFromAnError() throws WindowsException {
        try (DismCalls calls = DismCalls.open(dism)) {
            dism.answer = 3010;
            assertThat(calls.enable("Containers", List.of("D:\\sources\\sxs"))).isTrue();
            dism.answer = 0;
            assertThat(calls.enable("Containers", List.of())).isFalse();
            assertThat(calls.disable("Containers")).isFalse();
            dism.answer = 0x800F081F;
            assertThatThrownBy(() -> calls.enable("Containers", List.of()))
                    .isInstanceOf(WindowsException.class)
                    .hasMessage(
                            "DismEnableFeature on 'Containers' failed: error 0x800F081F (the files of the feature are"
                                    + " not on this machine)");
        }
        assertThat(dism.calls)
                .contains(
                        "enable 7 Containers [D:\\sources\\sxs] with parents",
                        "enable 7 Containers [] with parents",
                        "disable 7 Containers");
    }

    @Test
    void shouldLetGoOfTheLibraryWhenThereIsNoSession() {
        dism.answer = 0x800702E4;

        assertThatThrownBy(() -> DismCalls.open(dism)).hasMessageContaining("the process is not elevated");

        assertThat(dism.calls)
                .containsExactly("initialize", "open DISM_{53BFAE52-B167-4E2F-A258-0A37B57FF845}", "shutdown");
    }

    /** Answers each call but the first and the last with what the test says. */
    private static final class RecordingDism implements DismCalls.Dism {
        final List<String> calls = new ArrayList<>();
        int answer;

        /** {@code DismFeatureInfo} by {@code #pragma pack(1)}: 44 bytes on 64 bits, each other than its neighbour. */
        private final Memory info = new Memory(44);

        @Override
        public int DismInitialize(int logLevel, @Nullable WString logFile, @Nullable WString scratchFolder) {
            calls.add("initialize");
            return 0;
        }

        @Override
        public int DismShutdown() {
            calls.add("shutdown");
            return 0;
        }

        @Override
        public int DismOpenSession(
                WString image, @Nullable WString windowsFolder, @Nullable WString systemDrive, IntByReference session) {
            calls.add("open " + image);
            session.setValue(7);
            return answer;
        }

        @Override
        public int DismCloseSession(int session) {
            calls.add("close " + session);
            return 0;
        }

        @Override
        public int DismGetFeatureInfo(
                int session, WString feature, @Nullable WString packageName, int packageKind, PointerByReference at) {
            calls.add("info " + session + " " + feature);
            info.setLong(0, 0x1111_1111_1111_1111L);
            info.setInt(8, 5);
            info.setLong(12, 0x2222_2222_2222_2222L);
            info.setLong(20, 0x3333_3333_3333_3333L);
            info.setInt(28, 2);
            info.setLong(32, 0x4444_4444_4444_4444L);
            info.setInt(40, 0);
            at.setValue(info);
            return answer;
        }

        @Override
        public int DismEnableFeature(
                int session,
                WString feature,
                @Nullable WString packageName,
                int packageKind,
                boolean limitAccess,
                WString @Nullable [] sources,
                int sourceCount,
                boolean withParents,
                @Nullable Pointer cancel,
                @Nullable Pointer progress,
                @Nullable Pointer context) {
            List<WString> folders = sources == null ? List.of() : Arrays.asList(sources);
            assertThat(sourceCount).isEqualTo(folders.size());
            calls.add("enable " + session + " " + feature + " " + folders + (withParents ? " with parents" : ""));
            return answer;
        }

        @Override
        public int DismDisableFeature(
                int session,
                WString feature,
                @Nullable WString packageName,
                boolean removeFiles,
                @Nullable Pointer cancel,
                @Nullable Pointer progress,
                @Nullable Pointer context) {
            assertThat(removeFiles).isFalse();
            calls.add("disable " + session + " " + feature);
            return answer;
        }

        @Override
        public int DismDelete(Pointer structure) {
            calls.add("delete");
            return 0;
        }
    }
}
