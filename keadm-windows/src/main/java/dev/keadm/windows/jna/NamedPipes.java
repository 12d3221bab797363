package dev.keadm.windows.jna;

import java.io.IOException;
import java.time.Duration;

/** The client's side of named pipes. */
public interface NamedPipes {
    /**
     * Connects, for reading and writing, without letting the server act in our name.
     *
     * @param path {@code \\.\pipe\NAME}
     * @throws WindowsException among others {@link WindowsErrors#FILE_NOT_FOUND} when nobody made such a pipe and
     *     {@link WindowsErrors#PIPE_BUSY} when the server has no instance free: {@link #await} and try again
     */
    PipeConnection open(String path) throws WindowsException;

    /**
     * Blocks until an instance is free, which another client may take first.
     *
     * @throws WindowsException {@link WindowsErrors#SEMAPHORE_TIMEOUT} when none is in time,
     *     {@link WindowsErrors#FILE_NOT_FOUND} when the pipe is gone
     */
    void await(String path, Duration limit) throws IOException, InterruptedException;
}
