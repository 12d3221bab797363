package dev.keadm.windows.pipe;

import dev.keadm.windows.jna.PipeConnection;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Whether the process behind a pipe is the one that is meant: two containerds may want the same name, and a service counts
 * as running before it has its pipe, or without.
 */
record PipeServer(long pid, Consumer<String> warnings) implements PipeCheck {
    @Override
    public void check(String path, PipeConnection pipe) throws IOException {
        OptionalLong server = pipe.server();
        if (server.isEmpty()) {
            warnings.accept("pipe-without-server: the system names no process that made the pipe '" + path
                    + "', so nobody can tell whether it is that of the service, process " + pid
                    + "; it is taken for it.");
        } else if (server.getAsLong() != pid) {
            throw new IOException("The pipe '" + path + "' was made by process " + server.getAsLong()
                    + ", and not by the service, which is process " + pid
                    + ": another container runtime has the name. Stop one of the two");
        }
    }
}
