package dev.keadm.windows.jna;

import java.util.Optional;

/** Other processes, as the pages of OpenProcess, WaitForSingleObject and TerminateProcess have them. */
public interface ProcessCalls {
    /** An open process: while it is open, no other one gets its number. */
    interface OpenProcess extends AutoCloseable {
        boolean ended() throws WindowsException;

        void terminate() throws WindowsException;

        @Override
        void close() throws WindowsException;
    }

    /** Opens a process to wait for it and to end it; empty when there is none of that number. */
    Optional<OpenProcess> open(long pid) throws WindowsException;
}
