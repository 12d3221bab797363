package dev.keadm.windows.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.keadm.windows.security.Protection;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Windows is told, to the bit; Wine keeps neither owners nor protection, and does not show whether they were asked for. */
class Advapi32FileSecurityTest {
    private static final Path PLACE = Path.of("place").toAbsolutePath();
    private static final String LONG = "'\\\\?\\" + PLACE + "'";
    private static final Pointer DESCRIPTOR = Pointer.createConstant(4711L);
    private static final Pointer LIST = Pointer.createConstant(815L);
    private static final Pointer HANDLE = Pointer.createConstant(42L);

    private final RecordingApi api = new RecordingApi()
            .answering("ConvertStringSecurityDescriptorToSecurityDescriptorW", arguments -> {
                pointer(arguments[2]).setValue(DESCRIPTOR);
                return true;
            })
            .answering("GetSecurityDescriptorDacl", arguments -> {
                ((IntByReference) Objects.requireNonNull(arguments[1])).setValue(1);
                pointer(arguments[2]).setValue(LIST);
                return true;
            })
            .answering("CreateFileW", arguments -> HANDLE);

    private final FileSecurity security = new Advapi32FileSecurity(api.as(SecurityApi.class), api.as(FileApi.class));

    private static PointerByReference pointer(@Nullable Object argument) {
        return (PointerByReference) Objects.requireNonNull(argument);
    }

    @Test
    void shouldMakeAFolderWithItsDescriptorInOneCall() throws Exception {
        api.answering("CreateDirectoryW", arguments -> {
            Pointer attributes = (Pointer) Objects.requireNonNull(arguments[1]);
            assertThat(attributes.getInt(0)).as("nLength").isEqualTo(24);
            assertThat(attributes.getPointer(8)).as("lpSecurityDescriptor").isEqualTo(DESCRIPTOR);
            assertThat(attributes.getInt(16)).as("bInheritHandle").isZero();
            return true;
        });

        security.createFolder(PLACE, Protection.PRIVATE.ofFolder());

        assertThat(api.calls)
                .satisfiesExactly(
                        convert -> assertThat(convert)
                                .startsWith(
                                        "ConvertStringSecurityDescriptorToSecurityDescriptorW('O:BAD:P(A;OICI;FA;;;SY)"
                                                + "(A;OICI;FA;;;BA)', 1, "),
                        create -> assertThat(create).startsWith("CreateDirectoryW(" + LONG + ", @"),
                        free -> assertThat(free).isEqualTo("LocalFree(@4711)"));
    }

    @Test
    void shouldMakeAFileThatNobodyElseOpensMeanwhile() throws Exception {
        security.createFile(PLACE, Protection.PRIVATE.ofFile());

        assertThat(api.calls)
                .satisfiesExactly(
                        convert -> assertThat(convert).contains("('O:BAD:P(A;;FA;;;SY)(A;;FA;;;BA)', 1, "),
                        // GENERIC_WRITE, not shared, CREATE_NEW, FILE_ATTRIBUTE_NORMAL
                        create -> assertThat(create)
                                .startsWith("CreateFileW(" + LONG + ", 0x40000000, 0, @")
                                .endsWith(", 1, 128, null)"),
                        close -> assertThat(close).isEqualTo("CloseHandle(@42)"),
                        free -> assertThat(free).isEqualTo("LocalFree(@4711)"));
    }

    @Test
    void shouldCutAListOffFromTheFoldersAbove() throws Exception {
        security.protect(PLACE, Protection.READ_AND_EXECUTE.ofFolder());

        assertThat(api.calls)
                .satisfiesExactly(
                        convert ->
                                assertThat(convert).contains("('" + Protection.READ_AND_EXECUTE.ofFolder() + "', 1, "),
                        list -> assertThat(list).startsWith("GetSecurityDescriptorDacl(@4711, "),
                        // SE_FILE_OBJECT, DACL_SECURITY_INFORMATION and PROTECTED_DACL_SECURITY_INFORMATION
                        set -> assertThat(set)
                                .isEqualTo(
                                        "SetNamedSecurityInfoW(" + LONG + ", 1, 0x80000004, null, null, @815, null)"),
                        free -> assertThat(free).isEqualTo("LocalFree(@4711)"));
    }

    @Test
    void shouldSayWhyAListWasNotSet() {
        api.answering("SetNamedSecurityInfoW", arguments -> WindowsErrors.ACCESS_DENIED);

        assertThatThrownBy(() -> security.protect(PLACE, Protection.PRIVATE.ofFile()))
                .hasMessage("SetNamedSecurityInfoW on '" + PLACE + "' failed: error 5 (access is denied)");
        assertThat(api.calls).last().isEqualTo("LocalFree(@4711)");
    }

    @Test
    void shouldReadTheOwnerOfALinkAndNotOfWhatItLeadsTo() {
        api.answering("GetSecurityInfo", arguments -> WindowsErrors.ACCESS_DENIED);

        assertThatThrownBy(() -> security.read(PLACE)).hasMessageContaining("GetSecurityInfo on '" + PLACE + "'");

        assertThat(api.calls)
                .satisfiesExactly(
                        // READ_CONTROL, shared with all, OPEN_EXISTING, BACKUP_SEMANTICS and OPEN_REPARSE_POINT
                        open -> assertThat(open)
                                .isEqualTo("CreateFileW(" + LONG + ", 0x00020000, 7, null, 3, 0x02200000, null)"),
                        // SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION and DACL_SECURITY_INFORMATION
                        get -> assertThat(get).startsWith("GetSecurityInfo(@42, 1, 5, "),
                        close -> assertThat(close).isEqualTo("CloseHandle(@42)"));
    }
}
