package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One direction of a pipe. Its buffer, its OVERLAPPED and its event live as long as it: Windows writes into them until
 * the I/O has really ended, which after a cancellation is some time later.
 */
final class OverlappedTransfer {
    private static final int CHUNK = 64 * 1024;

    /** OVERLAPPED of a 64-bit system: two pointer-sized words, the offset in a file, the event. */
    private static final int OVERLAPPED_SIZE = 32;

    private static final int EVENT_OFFSET = 24;

    private final FileApi api;
    private final String name;
    private final Pointer file;
    private final Pointer event;
    private final Memory buffer = new Memory(CHUNK);
    private final Memory overlapped = new Memory(OVERLAPPED_SIZE);

    /** The event, then the one that is signalled when the pipe is being closed. */
    private final Memory signals = new Memory(2L * Native.POINTER_SIZE);

    /** Held by the thread whose I/O it is, from before the start until the system has let go of the memory. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Guarded by {@code turn}. */
    private boolean released;

    OverlappedTransfer(FileApi api, String name, Pointer file, Pointer stop) throws WindowsException {
        this.api = api;
        this.name = name;
        this.file = file;
        Pointer made = api.CreateEventW(null, true, false, null);
        if (made == null) {
            throw new WindowsException(Native.getLastError(), "CreateEventW", name);
        }
        event = made;
        signals.setPointer(0, event);
        signals.setPointer(Native.POINTER_SIZE, stop);
    }

    int read(ByteBuffer target) throws IOException {
        turn.lock();
        try {
            int wanted = Math.min(target.remaining(), CHUNK);
            prepare();
            boolean started = api.ReadFile(file, buffer, wanted, null, overlapped);
            int count = finish("ReadFile", started, FileApi.INFINITE);
            target.put(buffer.getByteBuffer(0, count));
            return count;
        } finally {
            turn.unlock();
        }
    }

    int write(ByteBuffer source, int limitMillis) throws IOException {
        turn.lock();
        try {
            int length = Math.min(source.remaining(), CHUNK);
            prepare();
            buffer.getByteBuffer(0, length).put(source.slice(source.position(), length));
            boolean started = api.WriteFile(file, buffer, length, null, overlapped);
            int count = finish("WriteFile", started, limitMillis);
            source.position(source.position() + count);
            return count;
        } finally {
            turn.unlock();
        }
    }

    private void prepare() throws ClosedChannelException {
        if (released) {
            throw new ClosedChannelException();
        }
        overlapped.clear();
        overlapped.setPointer(EVENT_OFFSET, event);
    }

    private int finish(String call, boolean started, int limitMillis) throws IOException {
        int failure = started ? 0 : Native.getLastError();
        if (failure != 0 && failure != WindowsErrors.IO_PENDING) {
            throw new WindowsException(failure, call, name);
        }
        int awaited = started ? FileApi.WAIT_OBJECT_0 : api.WaitForMultipleObjects(2, signals, false, limitMillis);
        int waitFailure = awaited == FileApi.WAIT_FAILED ? Native.getLastError() : 0;
        if (awaited != FileApi.WAIT_OBJECT_0) {
            api.CancelIoEx(file, overlapped); // fails when the I/O has ended meanwhile, which the next call tells
        }
        IntByReference count = new IntByReference();
        if (api.GetOverlappedResult(file, overlapped, count, true)) {
            return count.getValue();
        }
        int ended = Native.getLastError();
        if (waitFailure != 0) {
            throw new WindowsException(waitFailure, "WaitForMultipleObjects", name);
        }
        if (awaited == FileApi.WAIT_TIMEOUT) {
            throw new NoProgressException(call, name, limitMillis);
        }
        if (awaited != FileApi.WAIT_OBJECT_0 && ended == WindowsErrors.OPERATION_ABORTED) {
            throw new AsynchronousCloseException();
        }
        throw new WindowsException(ended, call, name);
    }

    /** Waits for the I/O under way, which {@code stop} has woken. No other call comes after it. */
    void release() {
        turn.lock();
        try {
            released = true;
            api.CloseHandle(event);
            buffer.close();
            overlapped.close();
            signals.close();
        } finally {
            turn.unlock();
        }
    }

    /** The other end took nothing, or not all, for as long as it may. */
    static final class NoProgressException extends IOException {
        NoProgressException(String call, String name, int limitMillis) {
            super(call + " on '" + name + "' was given up: the other end read nothing for " + limitMillis + " ms");
        }
    }
}
