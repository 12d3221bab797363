package dev.keadm.windows.pipe;

import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriTransport;
import dev.keadm.cri.CriTransports;
import dev.keadm.windows.jna.Kernel32Pipes;
import dev.keadm.windows.jna.NamedPipes;
import dev.keadm.windows.security.TrustedOwners;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Named pipes, and no Unix sockets: no container runtime listens on one on Windows. One for the whole program. */
public final class PipeTransports implements CriTransports {
    private final NamedPipes pipes;
    private final PipeOwner owner;
    private final Consumer<String> strangers;

    /** @param warnings takes a sentence that begins with the warning's name: {@code pipe-without-owner: …} */
    public PipeTransports(Consumer<String> warnings) {
        this(new Kernel32Pipes(), new PipeOwner(TrustedOwners::ofThisProcess, once(warnings)), once(warnings));
    }

    /** @param strangers told once when the process behind a pipe cannot be told */
    PipeTransports(NamedPipes pipes, PipeOwner owner, Consumer<String> strangers) {
        this.pipes = pipes;
        this.owner = owner;
        this.strangers = strangers;
    }

    private static Consumer<String> once(Consumer<String> warnings) {
        AtomicBoolean told = new AtomicBoolean();
        return warning -> {
            if (!told.getAndSet(true)) {
                warnings.accept(warning);
            }
        };
    }

    @Override
    public CriTransport to(CriEndpoint endpoint) {
        return switch (endpoint) {
            case CriEndpoint.NamedPipe pipe -> new PipeTransport(pipe, pipes, owner, System::nanoTime);
            case CriEndpoint.UnixSocket socket ->
                throw new IllegalArgumentException("Container runtime endpoint \"" + socket
                        + "\" is a Unix socket, and container runtimes on Windows listen on named pipes."
                        + " Give npipe:////./pipe/containerd-containerd or the like.");
        };
    }

    /**
     * To a pipe that one process made, and nobody else: each connection is looked at.
     *
     * @param pid of that process
     */
    public CriTransport servedBy(CriEndpoint.NamedPipe endpoint, long pid) {
        return new PipeTransport(endpoint, pipes, owner.and(new PipeServer(pid, strangers)), System::nanoTime);
    }
}
