package dev.keadm.windows.pipe;

import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriTransport;
import dev.keadm.windows.jna.NamedPipes;
import dev.keadm.windows.jna.PipeConnection;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Streams over a named pipe. */
final class PipeTransport implements CriTransport {
    /** A server has no instance free from when a client came until it has made the next one. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final CriEndpoint.NamedPipe endpoint;
    private final String path;
    private final NamedPipes pipes;
    private final PipeCheck pipeCheck;
    private final LongSupplier nanoTime;

    PipeTransport(CriEndpoint.NamedPipe endpoint, NamedPipes pipes, PipeCheck pipeCheck, LongSupplier nanoTime) {
        this.endpoint = endpoint;
        this.path = "\\\\.\\pipe\\" + endpoint.name();
        this.pipes = pipes;
        this.pipeCheck = pipeCheck;
        this.nanoTime = nanoTime;
    }

    @Override
    public CriEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public ByteChannel open() throws IOException {
        PipeConnection pipe = connect();
        try {
            pipeCheck.check(path, pipe);
            return pipe;
        } catch (IOException e) {
            pipe.close();
            throw e;
        }
    }

    private PipeConnection connect() throws IOException {
        long end = nanoTime.getAsLong() + BUSY.toNanos();
        while (true) {
            try {
                return pipes.open(path);
            } catch (WindowsException e) {
                Duration left = Duration.ofNanos(end - nanoTime.getAsLong());
                if (e.code() != WindowsErrors.PIPE_BUSY) {
                    throw e;
                }
                if (!left.isPositive()) {
                    throw busy(e);
                }
                await(left);
            }
        }
    }

    private void await(Duration left) throws IOException {
        try {
            pipes.await(path, left);
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.SEMAPHORE_TIMEOUT) {
                throw busy(e);
            }
            throw e;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for '" + path + "'");
        }
    }

    private IOException busy(WindowsException cause) {
        return new IOException(
                "the pipe '" + path + "' had no instance free for " + BUSY.toSeconds() + " s; its server hangs", cause);
    }
}
