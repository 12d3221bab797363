package dev.keadm.windows.jna;

import java.nio.channels.ByteChannel;
import java.util.Optional;
import java.util.OptionalLong;

/** A connected pipe: one thread reads while another writes, and closing it wakes both. */
public interface PipeConnection extends ByteChannel {
    /** The owner of the pipe as an SID, such as {@code S-1-5-18}; empty when the system tells of none. */
    Optional<String> owner() throws WindowsException;

    /** The process that made the pipe, by {@code GetNamedPipeServerProcessId}; empty when the system tells of none. */
    OptionalLong server() throws WindowsException;
}
