package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Through Kernel32. */
public final class Kernel32Pipes implements NamedPipes {
    private final PlatformThreads threads = new PlatformThreads("pipe");
    private final @Nullable FileApi files;

    public Kernel32Pipes() {
        this(null);
    }

    /** @param files null: loaded by the first call */
    Kernel32Pipes(@Nullable FileApi files) {
        this.files = files;
    }

    private FileApi files() {
        return files == null ? FileApi.Loaded.KERNEL32 : files;
    }

    @Override
    public PipeConnection open(String path) throws WindowsException {
        FileApi api = files();
        Pointer handle = api.CreateFileW(
                new WString(path),
                FileApi.GENERIC_READ | FileApi.GENERIC_WRITE,
                0,
                null,
                FileApi.OPEN_EXISTING,
                FileApi.FILE_FLAG_OVERLAPPED | FileApi.SECURITY_SQOS_PRESENT | FileApi.SECURITY_ANONYMOUS,
                null);
        if (handle.equals(FileApi.INVALID_HANDLE)) {
            throw new WindowsException(Native.getLastError(), "CreateFileW", path);
        }
        try {
            return new OverlappedPipe(api, path, handle, threads);
        } catch (WindowsException e) {
            api.CloseHandle(handle);
            throw e;
        }
    }

    @Override
    public void await(String path, Duration limit) throws IOException, InterruptedException {
        int milliseconds = Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE);
        threads.call(() -> {
            if (!files().WaitNamedPipeW(new WString(path), milliseconds)) {
                throw new WindowsException(Native.getLastError(), "WaitNamedPipeW", path);
            }
            return path;
        });
    }
}
