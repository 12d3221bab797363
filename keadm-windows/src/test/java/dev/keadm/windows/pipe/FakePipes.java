package dev.keadm.windows.pipe;

import dev.keadm.windows.jna.NamedPipes;
import dev.keadm.windows.jna.PipeConnection;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One pipe, whose server is busy or gone for the first attempts; waiting for it lets the clock of the test go on. */
final class FakePipes implements NamedPipes {
    static final String PATH = "\\\\.\\pipe\\containerd-containerd";

    final AtomicInteger open = new AtomicInteger();
    final AtomicLong nanoTime = new AtomicLong();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private @Nullable String owner = "S-1-5-32-544";
    private OptionalLong server = OptionalLong.empty();
    private Duration eachWait = Duration.ofMillis(100);

    FakePipes failingWith(int code, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(code);
        }
        return this;
    }

    FakePipes ownedBy(@Nullable String sid) {
        owner = sid;
        return this;
    }

    FakePipes madeBy(long pid) {
        server = OptionalLong.of(pid);
        return this;
    }

    FakePipes waiting(Duration each) {
        eachWait = each;
        return this;
    }

    @Override
    public PipeConnection open(String path) throws WindowsException {
        if (!failures.isEmpty()) {
            throw new WindowsException(failures.remove(), "CreateFileW", path);
        }
        if (!path.equals(PATH)) {
            throw new WindowsException(WindowsErrors.FILE_NOT_FOUND, "CreateFileW", path);
        }
        open.incrementAndGet();
        return new Connection();
    }

    @Override
    public void await(String path, Duration limit) throws WindowsException {
        nanoTime.addAndGet(Math.min(eachWait.toNanos(), limit.toNanos()));
        if (eachWait.compareTo(limit) > 0) {
            throw new WindowsException(WindowsErrors.SEMAPHORE_TIMEOUT, "WaitNamedPipeW", path);
        }
    }

    private final class Connection implements PipeConnection {
        private boolean closed;

        @Override
        public Optional<String> owner() {
            return Optional.ofNullable(owner);
        }

        @Override
        public OptionalLong server() {
            return server;
        }

        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public int write(ByteBuffer source) {
            int length = source.remaining();
            source.position(source.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
            open.decrementAndGet();
        }
    }
}
