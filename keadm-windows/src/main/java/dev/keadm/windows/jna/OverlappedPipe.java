package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pipe with overlapped I/O, since a handle without it does one thing at a time. */
final class OverlappedPipe implements PipeConnection {
    /** A server that reads nothing for so long is taken for dead: no caller's own deadline reaches a write. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(10);

    private final FileApi api;
    private final String name;
    private final Pointer handle;
    private final Pointer stop;
    private final OverlappedTransfer reading;
    private final OverlappedTransfer writing;
    private final PlatformThreads threads;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The handle is the pipe's from here on, unless this throws. */
    OverlappedPipe(FileApi api, String name, Pointer handle, PlatformThreads threads) throws WindowsException {
        this.api = api;
        this.name = name;
        this.handle = handle;
        this.threads = threads;
        Pointer made = api.CreateEventW(null, true, false, null);
        if (made == null) {
            throw new WindowsException(Native.getLastError(), "CreateEventW", name);
        }
        stop = made;
        reading = transferOr(stop);
        writing = transferOr(stop, reading);
    }

    private OverlappedTransfer transferOr(Pointer event, OverlappedTransfer... made) throws WindowsException {
        try {
            return new OverlappedTransfer(api, name, handle, event);
        } catch (WindowsException e) {
            for (OverlappedTransfer transfer : made) {
                transfer.release();
            }
            api.CloseHandle(event);
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        return blocking(() -> {
            int count = 0;
            while (count == 0) { // somebody may write nothing, which is no end
                count = readOnce(target);
            }
            return count;
        });
    }

    private int readOnce(ByteBuffer target) throws IOException {
        try {
            return reading.read(target);
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.BROKEN_PIPE || e.code() == WindowsErrors.PIPE_NOT_CONNECTED) {
                return -1;
            }
            throw e;
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        try {
            return blocking(() -> writing.write(source, (int) WRITE_LIMIT.toMillis()));
        } catch (OverlappedTransfer.NoProgressException e) {
            close();
            throw e;
        }
    }

    private int blocking(PlatformThreads.Work<Integer> work) throws IOException {
        if (closed.get()) {
            throw new ClosedChannelException();
        }
        try {
            return threads.call(work);
        } catch (InterruptedException _) {
            close();
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public Optional<String> owner() throws WindowsException {
        return Owners.ofKernelObject(handle, name);
    }

    @Override
    public OptionalLong server() throws WindowsException {
        IntByReference pid = new IntByReference();
        if (!api.GetNamedPipeServerProcessId(handle, pid)) {
            throw new WindowsException(Native.getLastError(), "GetNamedPipeServerProcessId", name);
        }
        return pid.getValue() == 0 ? OptionalLong.empty() : OptionalLong.of(Integer.toUnsignedLong(pid.getValue()));
    }

    @Override
    public boolean isOpen() {
        return !closed.get();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        api.SetEvent(stop);
        reading.release();
        writing.release();
        api.CloseHandle(stop);
        api.CloseHandle(handle);
    }
}
