package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Kernel32's functions for files, pipes and events, under their own names. Handles and OVERLAPPED are bare pointers: what
 * JNA allocates for a call is free to go when the call returns, and I/O that is under way then is not.
 */
interface FileApi extends StdCallLibrary {
    int GENERIC_READ = 0x8000_0000;
    int GENERIC_WRITE = 0x4000_0000;
    int READ_CONTROL = 0x0002_0000;
    int SHARE_ALL = 7;
    int CREATE_NEW = 1;
    int OPEN_EXISTING = 3;
    int FILE_ATTRIBUTE_NORMAL = 0x80;
    int FILE_FLAG_OPEN_REPARSE_POINT = 0x0020_0000;
    int FILE_FLAG_BACKUP_SEMANTICS = 0x0200_0000;
    int FILE_FLAG_OVERLAPPED = 0x4000_0000;
    int SECURITY_SQOS_PRESENT = 0x0010_0000;
    int SECURITY_ANONYMOUS = 0;
    int INFINITE = -1;
    int WAIT_OBJECT_0 = 0;
    int WAIT_TIMEOUT = 258;
    int WAIT_FAILED = -1;
    Pointer INVALID_HANDLE = Pointer.createConstant(-1L);

    /** Loads the library when it is first asked for. */
    final class Loaded {
        static final FileApi KERNEL32 = Native.load("kernel32", FileApi.class);

        private Loaded() {}
    }

    Pointer CreateFileW(
            WString name,
            int access,
            int share,
            @Nullable Pointer security,
            int disposition,
            int flags,
            @Nullable Pointer template);

    boolean CreateDirectoryW(WString folder, Pointer security);

    boolean MoveFileExW(WString from, WString to, int flags);

    boolean DeleteFileW(WString file);

    boolean RemoveDirectoryW(WString folder);

    int GetFileAttributesW(WString path);

    boolean SetFileAttributesW(WString path, int attributes);

    boolean GetVolumeNameForVolumeMountPointW(WString mountPoint, Pointer name, int length);

    boolean ReadFile(Pointer file, Pointer buffer, int length, @Nullable IntByReference done, Pointer overlapped);

    boolean WriteFile(Pointer file, Pointer buffer, int length, @Nullable IntByReference done, Pointer overlapped);

    boolean GetOverlappedResult(Pointer file, Pointer overlapped, IntByReference done, boolean wait);

    boolean CancelIoEx(Pointer file, @Nullable Pointer overlapped);

    @Nullable
    Pointer CreateEventW(@Nullable Pointer security, boolean manualReset, boolean initialState, @Nullable WString name);

    boolean SetEvent(Pointer event);

    int WaitForMultipleObjects(int count, Pointer handles, boolean all, int milliseconds);

    boolean CloseHandle(Pointer handle);

    boolean GetNamedPipeServerProcessId(Pointer pipe, IntByReference pid);

    boolean WaitNamedPipeW(WString name, int milliseconds);

    /** A constant that needs no closing. */
    Pointer GetCurrentProcess();

    @Nullable
    Pointer LocalFree(Pointer memory);
}
